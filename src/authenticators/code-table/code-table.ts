import type { Answer, Authenticator, Context, Credential, Verdict } from '#identification';
import type { Json, OutboxMessage } from '#ports';
import { hashCell, isCell, openKey, placeCell, type TableState } from './cells.ts';
import { pretendTable } from './pretended.ts';

export const tableKind = 'code-table';

/** Which cell of which table was asked. */
type TableData = {
  readonly table: string;
  readonly cell: number;
  readonly columns: number;
  readonly number: string;
  readonly place: number;
};

/**
 * S25, S56, S57: a printed table of one-time codes; one cell is asked, "B 10". The asked cell belongs to the customer: it is
 * the next of an order that was drawn when the table was made, and moves on only in the update that identifies (N6, T19, T20).
 * So hanging up or guessing never asks another one, and who knows ten cells gains nothing by trying again.
 */
export function createCodeTable(): Authenticator<TableData> {
  return {
    name: tableKind,
    asks: ['digits'],
    budget: () => 'strangers',
    patience: () => 5 * 60_000,
    works: ({ state, counter = 0 }) => readTable(state).activated !== null && counter < readTable(state).order.length,
    pretend: pretendTable,
    begin: ([table]) => begin(table),
    ask: ({ cell, columns, number }, { policy: { cellDigits: digits } }) => ({
      message: { id: 'cell', with: { ...placeCell(cell, columns), table: number } },
      format: { is: 'digits', min: digits, max: digits, secret: true },
    }),
    check: (data, credentials, answer, context) => check(data, credentials, answer, context),
  };
}

function begin(credential: Credential | undefined): TableData {
  if (!credential) throw new Error('a code table is asked of nobody');
  const { id, state, counter = 0 } = credential;
  const { order, columns, number } = readTable(state);
  return { table: id, cell: order[counter] ?? 0, columns, number, place: counter };
}

/** EBA (opinion on strong authentication, 2019): a printed list is no possession, so a cell shows no element of its own (D2). */
async function check(data: TableData, credentials: readonly Credential[], answer: Answer, context: Context): Promise<Verdict> {
  if (answer.by !== 'channel') return { is: 'rejected', why: 'by the wrong door' };
  const { table, cell, place } = data;
  // A table that was replaced while it was asked is compared with the one that is there: wrong, and as slow.
  const own = credentials.find(({ id }) => id === table) ?? credentials[0];
  if (!own) return { is: 'rejected', why: 'no table' };
  const key = await openKey(context.keys, own.id, own.sealed);
  const digits = typeof answer.value === 'string' ? answer.value : '';
  const mac = hashCell(key, { customer: context.customer ?? '', table: own.id, cell }, digits);
  if (!isCell(readTable(own.state), cell, mac) || own.id !== table) return { is: 'rejected', why: 'cell' };
  return {
    is: 'accepted',
    credential: own.id,
    uses: [],
    later: { uses: [{ is: 'counter', of: own.id, value: place + 1 }], messages: order(own, place + 1, context) },
    elements: [],
    amr: ['otp'],
  };
}

/** S58, T22: the next table orders itself, once; should the message be lost, the next use orders again. */
function order({ state }: Credential, used: number, { policy }: Context): Pick<OutboxMessage, 'kind' | 'body'>[] {
  const left = readTable(state).order.length - used;
  return left <= policy.tableLow ? [{ kind: 'order', body: { what: tableKind } }] : [];
}

export function readTable(state: Json): TableState {
  return state as unknown as TableState;
}
