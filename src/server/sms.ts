import { writeCodeSms } from '#authenticators/sms-code';
import { changeDueNumbers } from '#customers';
import type { SmsGateway } from '#ports';
import { hearReceipts, type SmsParts, sendDue } from '#sms';
import type { Addresses, Core } from './core.ts';
import type { Complain } from './errors.ts';

type Given = { readonly complain: Complain; readonly more: readonly SmsGateway[] };

/** The bank's gateways, and the job that sends over them what waits. */
export function openSms(core: Core, addresses: Addresses, { complain, more }: Given) {
  const { brand, timeZone } = core.config.bank;
  const gateways = [...more];
  const settings = { brand, timeZone, domain: core.config.sms?.domain ?? new URL(addresses.main).hostname };
  const parts: SmsParts = { ...core, brand, timeZone, gateways, complain, codeOf: (challenge) => writeCode(core, settings, challenge) };
  hearReceipts(parts);
  return {
    gateways,
    async send() {
      await changeDueNumbers(core);
      await sendDue(parts);
    },
    async close() {
      await Promise.all(gateways.map((gateway) => gateway.close()));
    },
  };
}

/** In the language of the customer, not of the call (product: language). */
async function writeCode({ identify, stores }: Core, settings: Parameters<typeof writeCodeSms>[0], challenge: string) {
  const waiting = await identify.sending(challenge);
  const customer = waiting && (await stores.customers.find(waiting.customer));
  return customer && { text: writeCodeSms(settings, customer.language, waiting) };
}
