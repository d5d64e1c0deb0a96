import type { Clock, CustomerRecord, Keys, LetterRecord, LetterSecret, PrintedLetter, Printer, Stores, Time } from '#ports';
import { type Brand, day, type Language, type TimeZone } from '#texts';
import { describeLetter } from './describe-letter.ts';
import type { Fonts } from './fonts.ts';
import { openContent } from './seal-content.ts';
import { writeBrf } from './write-brf.ts';
import { writePdf } from './write-pdf.ts';

export type PrintParts = {
  readonly stores: Pick<Stores, 'letters' | 'customers' | 'credentials'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly node: string;
  /** Null where the bank has none: letters wait. */
  readonly printer: Printer | null;
  readonly fonts: Fonts;
  readonly brand: Brand;
  readonly numbers: readonly { readonly number: string; readonly language: Language }[];
  readonly timeZone: TimeZone;
};

type Claimed = LetterRecord & LetterSecret;

const atOnce = 4;
/** As long as a printer may take, ms; then another node tries. */
const held = 5 * 60_000;
/** A credential is added a moment after its letter was ordered, ms. */
const patience = 10 * 60_000;
/** How long a letter says when the one before was posted, ms. */
const remembered = 30 * 24 * 60 * 60_000;

/** Prints what is due, a few at a time, each once; returns how many orders were settled. Safe on all nodes at once. */
export async function printDue(parts: PrintParts): Promise<number> {
  const { printer, stores, clock } = parts;
  if (!printer) return 0;
  const now = clock.now();
  const letters = await stores.letters.claimDue(now, now + held, atOnce);
  const outcomes = [];
  for (const letter of letters) outcomes.push(await Promise.allSettled([settle(parts, printer, letter)]));
  const failed = outcomes.flat().find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return outcomes.flat().filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length;
}

async function settle(parts: PrintParts, printer: Printer, letter: Claimed): Promise<boolean> {
  const { stores, clock } = parts;
  const customer = await stores.customers.find(letter.customer);
  const why = await findReasonAgainst(parts, letter, customer);
  if (why === 'wait') return false;
  if (why !== undefined || !customer) {
    const effects = { audit: [note(parts, letter, 'letter-cancelled', { why: why ?? 'closed' })] };
    return (await stores.letters.cancel(letter.id, clock.now(), effects)) === 'cancelled';
  }
  if ((await printer.print(await prepare(parts, letter, customer))) === 'failed') return false;
  await stores.letters.printed(letter.id, clock.now(), { audit: [note(parts, letter, 'letter-printed', {})] });
  await printer.forget(letter.id);
  return true;
}

/** A letter for nobody, or about something that has ended, is destroyed unprinted. */
async function findReasonAgainst({ stores, clock }: PrintParts, { credential, ordered }: Claimed, customer: CustomerRecord | undefined) {
  if (!customer || customer.closed !== null) return 'closed';
  if (customer.address.length === 0) return 'no-address';
  if (credential === null || (await stores.credentials.find(credential))) return undefined;
  return clock.now() - ordered < patience ? 'wait' : 'credential-ended';
}

async function prepare(parts: PrintParts, letter: Claimed, customer: CustomerRecord): Promise<PrintedLetter> {
  const { keys, clock, brand, numbers, timeZone, fonts } = parts;
  const { language, letters: style } = customer;
  const now = clock.now();
  const phone = (numbers.find((one) => one.language === language) ?? numbers[0])?.number ?? '';
  const about = { language, brand, phone, timeZone, others: await findOthers(parts, letter, now) };
  const text = describeLetter(about, await openContent(keys, letter, letter));
  const to = [customer.name, ...customer.address];
  const date = `${day(language, now, timeZone)} ${yearOf(now, timeZone)}`;
  const written =
    style === 'braille' ? writeBrf(text) : await writePdf(fonts, { to, text, style, bank: brand[language].bank, date, at: now });
  const own = { id: letter.id, kind: letter.kind, customer: letter.customer, posted: now, keptApart: letter.due > letter.wanted };
  return { ...own, ...written, to, text, form: style === 'braille' ? 'brf' : 'pdf' };
}

function yearOf(moment: Time, timeZone: TimeZone): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(moment);
}

async function findOthers({ stores }: PrintParts, { id, customer }: LetterRecord, now: Time) {
  const others = (await stores.letters.of(customer)).filter((other) => other.id !== id && other.cancelled === null);
  const went = others.flatMap(({ printed }) => (printed !== null && printed > now - remembered ? [printed] : []));
  const comes = others.flatMap(({ printed, due }) => (printed === null ? [Math.max(due, now)] : []));
  return { went: went.length > 0 ? Math.max(...went) : null, comes: comes.length > 0 ? Math.min(...comes) : null };
}

function note({ clock, node }: PrintParts, { id, kind, customer }: LetterRecord, what: string, detail: { readonly why?: string }) {
  return { at: clock.now(), node, what, customer, detail: { letter: id, kind, ...detail } };
}
