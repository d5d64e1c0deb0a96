import type { Account, Customer } from '../../../examples/web-bank/index.ts';
import { type PersonId, people } from '../people.ts';

const day = 86_400_000;

const current = { sv: 'Vardagskonto', fi: 'Käyttötili', en: 'Current account' };
const savings = { sv: 'Sparkonto', fi: 'Säästötili', en: 'Savings account' };
const salary = { sv: 'Lön', fi: 'Palkka', en: 'Salary' };
const pension = { sv: 'Pension', fi: 'Eläke', en: 'Pension' };
const rent = { sv: 'Hyra', fi: 'Vuokra', en: 'Rent' };
const moved = { sv: 'Till sparkontot', fi: 'Säästötilille', en: 'To savings' };

type Names = typeof salary;
/** Days ago, what, cents. */
type Line = readonly [daysAgo: number, text: Names | string, amount: number];

/** The shops and firms are as invented as the people. */
const ordinary: readonly Line[] = [
  [2, 'Fyrens Livs', -3_485],
  [3, 'Skärgårdstrafiken', -640],
  [5, 'Norrskens El Ab', -8_720],
  [8, 'Bokhandeln Kompassen', -2_490],
  [9, moved, -15_000],
];
const working: readonly Line[] = [...ordinary, [11, salary, 268_415], [12, rent, -84_000]];
const retired: readonly Line[] = [...ordinary.slice(0, 3), [7, 'Lykthamns apotek', -1_835], [11, pension, 187_260], [12, rent, -61_500]];

/** Money as invented as the people; the account numbers are built like the example of the Finnish banks (1234 56…). */
const money: Readonly<Record<PersonId, readonly (readonly [Names, number: string, balance: number, lines: readonly Line[]])[]>> = {
  aino: [
    [current, 'FI7612345600104264', 241_837, working],
    [savings, 'FI3912345600104348', 1_250_000, []],
  ],
  maj: [
    [current, 'FI9112345600208172', 186_254, retired],
    [savings, 'FI8112345600208255', 3_410_075, []],
  ],
  tauno: [[current, 'FI0912345600314020', 154_310, retired]],
  elias: [[current, 'FI3912345600417658', 98_742, working]],
  birger: [[current, 'FI5612345600529387', 312_096, retired]],
  sirkka: [[current, 'FI8812345600602143', 140_588, retired]],
  leila: [[current, 'FI4912345600718469', 67_315, working]],
  oskar: [
    [current, 'FI3312345600823905', 203_961, working],
    [savings, 'FI1312345600718535', 480_000, []],
  ],
  greta: [[current, 'FI6512345600935170', 221_477, working]],
  ines: [[current, 'FI3112345600844117', 175_829, working]],
};

/** What everybody may pay in a day, cents, until they change it. */
const dailyLimit = 100_000;

/** Every customer of the demo bank as its web bank knows them. `now` in milliseconds. */
export function listCustomers(now: number): Record<string, Customer> {
  return Object.fromEntries(
    people.map(({ id, name }) => [id, { name, dailyLimit, accounts: money[id].map((one) => openAccount(now, one)) }]),
  );
}

function openAccount(now: number, [name, number, balance, lines]: (typeof money)[PersonId][number]): Account {
  const events = lines.map(([daysAgo, text, amount]) => {
    return { at: now - daysAgo * day, text: typeof text === 'string' ? { sv: text, fi: text, en: text } : text, amount };
  });
  return { name, number, balance, events };
}
