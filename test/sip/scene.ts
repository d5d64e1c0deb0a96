import { fileURLToPath } from 'node:url';
import { bank as demoBank } from '../../src/demo/bank.ts';
import { type Baresip, openBaresip } from './baresip.ts';
import type { Bed } from './bed.ts';
import { holdPhone, type SipPhone } from './phone.ts';
import { forgetSpeeches, makeSpeech } from './speech.ts';
import { learnVoices } from './voices-by-ear.ts';

type Language = (typeof demoBank.numbers)[number]['language'];

const voices = learnVoices(fileURLToPath(new URL('../../voices', import.meta.url)));
const open = new Set<Baresip>();
const advisors = new Set<Baresip>();

/** What the two say while they talk: recordings that no Swedish call plays. */
export const spoken = { advisor: 'en/never-ask', caller: 'en/no-hurry' } as const;

/** As dialled: digits only. */
export const numbers = Object.fromEntries(
  demoBank.numbers.map(({ number, language }) => [language, number.replaceAll(/\D/g, '')]),
) as Record<Language, string>;

/** A customer's SIP phone, which reaches the bank by its trunk. */
export async function openSipPhone({ sip }: Bed, language: Language = 'sv'): Promise<SipPhone> {
  const baresip = await openBaresip({ server: sip.plain, speaks: await makeSpeech(spoken.caller) }, voices);
  open.add(baresip);
  return holdPhone(baresip, { number: numbers[language], advisorSays: spoken.advisor, says: spoken.caller, others: advisors });
}

/** The phone on an advisor's table: registered, and it picks up by itself. */
export async function openAdvisorPhone({ sip, phones }: Bed, advisor: keyof Bed['phones'] = 'anna'): Promise<Baresip> {
  const { name, password } = phones[advisor];
  const baresip = await openBaresip({ server: sip.plain, name, password, answers: true, speaks: await makeSpeech(spoken.advisor) }, voices);
  open.add(baresip);
  advisors.add(baresip);
  return baresip;
}

export async function closePhones(): Promise<void> {
  await Promise.all([...open].map((phone) => phone.close()));
  open.clear();
  advisors.clear();
  await forgetSpeeches();
}
