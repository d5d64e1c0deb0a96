import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { readBearer, refuseStranger, type SmsReceipt } from '#ports';

const Receipt = Type.Object(
  {
    reference: Type.String({ minLength: 1, maxLength: 100, description: 'As it was answered when the message was sent' }),
    state: Type.Union([Type.Literal('on-its-way'), Type.Literal('delivered'), Type.Literal('undeliverable'), Type.Literal('expired')]),
  },
  { additionalProperties: false },
);

export type ReceiptParts = {
  readonly findClient: (token: string, may: 'sms-receipts') => string | undefined;
  /** By client: what takes the receipts of the gateway that this client speaks for. */
  readonly takers: ReadonlyMap<string, (receipt: SmsReceipt) => Promise<void>>;
};

/** What became of messages that an HTTP gateway took. Late, doubled and unknown ones are answered alike: there is nothing to repeat (T44). */
export function registerReceipts(server: FastifyInstance, { findClient, takers }: ReceiptParts): void {
  const schema = {
    summary: 'Tell what became of an SMS',
    tags: ['sms'],
    security: [{ bearer: [] }],
    body: Receipt,
    response: { 204: { description: 'Heard' } },
  };
  server.post<{ Body: Static<typeof Receipt> }>('/sms/v1/receipts', { schema }, async (request, reply) => {
    const token = readBearer(request.headers.authorization);
    const client = token === undefined ? undefined : findClient(token, 'sms-receipts');
    const take = client === undefined ? undefined : takers.get(client);
    if (!take) return refuseStranger();
    await take(request.body);
    return reply.code(204).send();
  });
}
