import assert from 'node:assert/strict';
import { passwords, readSms } from '../credentials/bank.ts';
import type { PhoneBank } from './bank.ts';
import type { Caller } from './caller.ts';
import { idsOf, press, ring } from './journey.ts';

export const userCodes: Record<string, string> = {
  aino: '47110823',
  maj: '604218',
  sirkka: '918364',
  tauno: '3182907',
  birger: '7740156',
  berit: '5290774',
};

export function passwordOf(customer: string): string {
  return { ...passwords, aino: '5863' }[customer] ?? '0000';
}

/** The cell that was spoken last: "B 10". */
export function spokenCell({ heard }: Caller): string {
  const said = heard.findLast(({ prompt }) => prompt === 'cell')?.text ?? '';
  return /\b([A-E] \d{1,2})\b/.exec(said)?.[1] ?? assert.fail(`no cell in "${said}"`);
}

/** What stands there on the paper of this customer. */
export function lookUp(bank: PhoneBank, customer: string, cell: string): string {
  const [column = '', row = ''] = cell.split(' ');
  return bank.tables.get(customer)?.cells[Number(row) - 1]?.[column.charCodeAt(0) - 65] ?? assert.fail(`${customer} has no ${cell}`);
}

/** Keys of a code that is none. */
export function spoil(code: string): string {
  return [...code].map((digit) => String((Number(digit) + 1) % 10)).join('');
}

export type Keyed = { readonly userCode: string; readonly password: string; readonly cell?: string; readonly sms?: string };

/** Key 2 and all that is asked, each entry ten seconds after the one before. Rightly for this customer where nothing else is given. */
export async function keyAll(bank: PhoneBank, caller: Caller, customer: string, keyed: Partial<Keyed> = {}): Promise<void> {
  await press(bank, caller, '2', 10_000);
  await keyFrom(bank, caller, customer, 'user-code', keyed);
}

const steps = ['user-code', 'password', 'cell', 'sms'] as const;

export async function keyFrom(
  bank: PhoneBank,
  caller: Caller,
  customer: string,
  first: (typeof steps)[number],
  keyed: Partial<Keyed> = {},
): Promise<void> {
  for (const step of steps.slice(steps.indexOf(first)))
    await press(bank, caller, `${await keysOf(bank, caller, customer, step, keyed)}#`, 10_000);
}

async function keysOf(
  bank: PhoneBank,
  caller: Caller,
  customer: string,
  step: (typeof steps)[number],
  keyed: Partial<Keyed>,
): Promise<string> {
  switch (step) {
    case 'user-code':
      return keyed.userCode ?? userCodes[customer] ?? '';
    case 'password':
      return keyed.password ?? passwordOf(customer);
    case 'cell':
      return keyed.cell ?? lookUp(bank, customer, spokenCell(caller));
    case 'sms':
      return keyed.sms ?? (await readSms(bank)) ?? '000000';
  }
}

/** All that is asked on a call that ends in no identification, each once. */
export const wayTwo = ['greeting', 'user-code', 'password', 'cell', 'sms', 'one-moment', 'not-identified', 'try-again'];

/** A caller who is asked for a cell, and has said the right things before. */
export async function atCell(bank: PhoneBank, customer = 'maj') {
  const caller = await ring(bank);
  await press(bank, caller, '2');
  await press(bank, caller, `${userCodes[customer]}#`);
  await press(bank, caller, `${passwordOf(customer)}#`);
  assert.equal(idsOf(caller).at(-1), 'cell');
  caller.news();
  return caller;
}

/** One who was sent an SMS code. */
export async function atSms(bank: PhoneBank) {
  const caller = await atCell(bank);
  assert.deepEqual(await press(bank, caller, `${lookUp(bank, 'maj', spokenCell(caller))}#`), ['sms']);
  return caller;
}
