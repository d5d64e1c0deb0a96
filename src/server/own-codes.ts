import { removePhone } from '#app';
import { phoneKind, readPhone } from '#authenticators/app-approval';
import { listBoxes, listBoxLocks, readBoxState } from '#authenticators/code-box';
import { countCellsLeft, listTables, readTable, tableKind } from '#authenticators/code-table';
import { addPasskey, endPasskey, listPasskeys, offerPasskey, type PasskeySettings } from '#authenticators/passkey';
import { findNewPasswordDigits, passwordKind, readPasswordState } from '#authenticators/password';
import { smsKind } from '#authenticators/sms-code';
import type { Holdings, OwnCodes } from '#channels/web';
import { blockAgreement, proposeNumber, readNumber, showNumber, undoNumber } from '#customers';
import { openNumber, sealNumber, type Time } from '#ports';
import type { Boxes } from './boxes.ts';
import type { Core } from './core.ts';
import type { Issue } from './issue.ts';

type OwnParts = Pick<Core, 'stores' | 'keys' | 'clock' | 'random' | 'signals' | 'policy' | 'node'>;

/** The customer's own pages reach the rooms behind them through this and nothing else. */
export function createOwnCodes(
  core: OwnParts,
  issue: Pick<Issue, 'orderTable' | 'activateTable' | 'orderPassword'>,
  boxes: Pick<Boxes, 'blockOf'>,
  passkeys: PasskeySettings,
): OwnCodes {
  return {
    look: (customer) => look(core, customer),
    showNumber: async (customer) => (await showNumber(core, customer)).number,
    async sealNumber(customer, typed) {
      const number = readNumber(typed);
      return number === undefined ? undefined : (await sealNumber(core.keys, customer, number)).sealed;
    },
    async proposeNumber(customer, sealed) {
      await proposeNumber(core, customer, await openNumber(core.keys, customer, { sealed, digest: '' }));
    },
    undoNumber: (customer) => undoNumber(core, customer),
    orderTable: (customer) => issue.orderTable(customer),
    activateTable: (customer) => issue.activateTable(customer),
    orderPassword: (customer) => issue.orderPassword(customer),
    blockBox: (customer, serial) => boxes.blockOf(customer, serial),
    endPhone: (customer, phone) => removePhone(core, customer, phone),
    offerPasskey: (customer, confirmed) => offerPasskey(core, customer, confirmed, passkeys),
    addPasskey: (customer, confirmed) => addPasskey(core, customer, confirmed, passkeys),
    endPasskey: (customer, passkey) => endPasskey(core, customer, passkey),
    block: async (customer) => void (await blockAgreement(core, { customer, by: 'customer' })),
  };
}

async function look({ stores, clock, policy }: OwnParts, customer: string): Promise<Holdings> {
  const now = clock.now();
  const held = (kind: string) => stores.credentials.of(customer, kind, now);
  const [person, phones, numbers, pending, { locked }] = await Promise.all([
    stores.customers.find(customer),
    held(phoneKind),
    held(smsKind),
    stores.numbers.pending(customer),
    stores.tries.state({ of: customer, kind: 'strangers' }),
  ]);
  return {
    password: await lookAtPassword({ stores, clock }, customer),
    newPassword: findNewPasswordDigits(person ?? { identifiers: [] }, policy),
    locked: locked !== null,
    hasNumber: numbers.length > 0,
    numberChanges: pending?.due ?? null,
    phones: phones.map(({ id, state, added }) => ({ id, name: readPhone(state).name, since: added })),
    passkeys: await listPasskeys({ stores, clock }, customer),
    ...(await lookAtTables({ stores, clock }, customer)),
    boxes: await lookAtBoxes({ stores, clock }, customer),
    boxLocks: await listBoxLocks({ stores }, customer),
  };
}

type LookParts = Pick<OwnParts, 'stores' | 'clock'>;

async function lookAtBoxes(parts: LookParts, customer: string): Promise<Holdings['boxes']> {
  return (await listBoxes(parts, customer)).map(({ state, added, expires }) => {
    const { serial, status, answers } = readBoxState(state);
    return { serial, status, since: added, until: expires, answers: answers !== undefined };
  });
}

async function lookAtPassword({ stores, clock }: LookParts, customer: string): Promise<Holdings['password']> {
  const passwords = await stores.credentials.of(customer, passwordKind, clock.now());
  const own = passwords.find(({ state }) => readPasswordState(state).is !== 'posted') ?? passwords[0];
  if (!own) return null;
  return { is: readPasswordState(own.state).is, since: own.added };
}

async function lookAtTables({ stores, clock }: LookParts, customer: string): Promise<Pick<Holdings, 'table' | 'nextTable'>> {
  const tables = await listTables({ stores, clock }, customer);
  const active = tables.find(({ state }) => readTable(state).activated !== null);
  const next = tables.find(({ state }) => readTable(state).activated === null);
  const letters = next ? await stores.letters.of(customer) : [];
  const letter = letters.find(({ kind, credential }) => kind === tableKind && credential === next?.id);
  return {
    table: active
      ? {
          number: readTable(active.state).number,
          left: countCellsLeft(active),
          since: readTable(active.state).activated as Time,
        }
      : null,
    nextTable: next ? { number: readTable(next.state).number, posted: letter?.printed ?? null, due: letter?.due ?? null } : null,
  };
}
