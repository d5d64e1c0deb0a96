import { createHttpSmsGateway, type HttpSmsGateway } from '#adapters/http-sms';
import { createSmppGateway } from '#adapters/smpp';
import { writeCodeSms } from '#authenticators/sms-code';
import { changeDueNumbers } from '#customers';
import type { SmsGateway } from '#ports';
import { hearReceipts, type SmsParts, sendDue } from '#sms';
import type { Config } from './config.ts';
import type { Addresses, Core } from './core.ts';
import type { Complain } from './errors.ts';
import { readSecret } from './read-secret.ts';
import type { ReceiptParts } from './sms-receipts.ts';

type Given = { readonly complain: Complain; readonly more: readonly SmsGateway[] };
type GatewayConfig = NonNullable<Config['sms']>['gateways'][number];

export type OpenSms = {
  /** The job: sends what waits, and lets numbers take effect that have cooled off. */
  send(): Promise<void>;
  readonly takers: ReceiptParts['takers'];
  close(): Promise<void>;
};

/** The bank's gateways, in their order. Throws Broken('keys-unreadable') where one has no password or token. */
export function openSms(core: Core, addresses: Addresses, { complain, more }: Given): OpenSms {
  const { bank, sms } = core.config;
  const opened = openGateways(sms?.gateways ?? []);
  const gateways = [...opened.map(({ gateway }) => gateway), ...more];
  const { brand, timeZone } = bank;
  const settings = { brand, timeZone, domain: sms?.domain ?? new URL(addresses.main).hostname };
  const parts: SmsParts = { ...core, brand, timeZone, gateways, complain, codeOf: (challenge) => writeCode(core, settings, challenge) };
  hearReceipts(parts);
  return {
    async send() {
      await changeDueNumbers(core);
      await sendDue(parts);
    },
    takers: new Map(opened.flatMap(({ taker }) => taker)),
    async close() {
      await Promise.all(gateways.map((gateway) => gateway.close()));
    },
  };
}

type Opened = { readonly gateway: SmsGateway; readonly taker: readonly (readonly [client: string, take: HttpSmsGateway['take']])[] };

/** First all secrets, then the lines: a line that is kept open would keep alive a server that cannot start. */
function openGateways(configs: readonly GatewayConfig[]): readonly Opened[] {
  return configs.map(prepareGateway).map((open) => open());
}

function prepareGateway(config: GatewayConfig): () => Opened {
  const { name } = config;
  if ('smpp' in config) {
    const { passwordEnvironment, ...rest } = config.smpp;
    const password = readSecret(passwordEnvironment);
    return () => ({ gateway: createSmppGateway({ name, ...rest, password }), taker: [] });
  }
  const { url, tokenEnvironment, receipts } = config.http;
  const token = readSecret(tokenEnvironment);
  return () => {
    const gateway = createHttpSmsGateway({ name, url, token });
    return { gateway, taker: receipts === undefined ? [] : [[receipts, gateway.take]] };
  };
}

/** In the language of the customer, not of the call (product: language). */
async function writeCode({ identify, stores }: Core, settings: Parameters<typeof writeCodeSms>[0], challenge: string) {
  const waiting = await identify.sending(challenge);
  const customer = waiting && (await stores.customers.find(waiting.customer));
  return customer && { text: writeCodeSms(settings, customer.language, waiting) };
}
