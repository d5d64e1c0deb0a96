import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { SoftphoneAccount } from '#ports';
import { type Asked, described, idOf } from './asked.ts';
import { refuse } from './guard.ts';
import type { BackOfficeParts } from './parts.ts';

/** What lends the page of an advisor a telephone; null where the bank's advisors have telephones of their own. */
export type Softphones = {
  /** Where the page's telephone connects to, `wss://…`. */
  readonly address: string;
  lend(advisor: string): Promise<SoftphoneAccount | null>;
  end(advisor: string): Promise<void>;
};

const AccountSchema = Type.Object(
  {
    address: Type.String({ description: 'WebSocket of the telephone system (RFC 7118)' }),
    uri: Type.String({ description: 'The address of record: sip:…' }),
    user: Type.String(),
    password: Type.String({ description: 'Random, of this page only: the next account ends it, and so does logging out' }),
  },
  { additionalProperties: false },
);

/** A page that is logged in is lent a telephone. The one lent before it, to another page or before a reload, is worth nothing then. */
export function addSoftphone(api: FastifyInstance, { softphones }: BackOfficeParts): void {
  api.post(
    '/desk/v1/softphone',
    { schema: described('Borrow a telephone for the page', { 200: AccountSchema }) },
    async (request: Asked, reply) => {
      const account = await softphones?.lend(idOf(request));
      return account ?? refuse(reply, 409, 'no-softphone', 'No telephone can be had now.');
    },
  );
}
