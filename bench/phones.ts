import { Agent, request } from 'node:http';
import { type Carry, createPhoneClient, type PhoneClient, type UserProof } from '../test/phone-client.ts';
import { type Customer, inventCustomers, ownCode, writeImport } from './bank.ts';
import type { Node } from './nodes.ts';

export type Holder = Customer & { readonly phone: PhoneClient };

/** How the person at the phone says yes. */
export const proofs = {
  'own code': { is: 'own-code', code: ownCode },
  passkey: { is: 'passkey' },
} as const satisfies Record<string, UserProof>;
export type Proof = keyof typeof proofs;
export const proofNames = Object.keys(proofs) as Proof[];

/** Keeps its connections, as an app does. */
export function carryKeptAlive(base: string): Carry {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(base);
  return (method, path, body, headers) =>
    new Promise((resolve, reject) => {
      const text = body ? JSON.stringify(body) : undefined;
      const type = text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {};
      const asked = request({ agent, host: hostname, port, family: 4, method, path, headers: { ...headers, ...type } }, (answer) => {
        let read = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          read += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: read ? JSON.parse(read) : null }));
      });
      asked.on('error', reject);
      asked.end(text);
    });
}

/** Customers of the bank, each with a phone that has an own code and a passkey and speaks to `app`. */
export async function enrolHolders(node: Node, count: number, app = node): Promise<Holder[]> {
  const customers = inventCustomers(count);
  const { refused } = await node.ask({ do: 'import', lines: writeImport(customers) });
  if (refused.length > 0) throw new Error(`The bench's customers were refused: ${JSON.stringify(refused[0])}`);
  const carry = carryKeptAlive(app.addresses.app);
  return Promise.all(
    customers.map(async (customer) => {
      const phone = createPhoneClient(carry, { origin: app.addresses.app, rpId: 'localhost' });
      const activationCode = await node.ask({ do: 'code', customer: customer.id });
      const { status, body } = await phone.enrol({ userCode: customer.userCode, activationCode, ownCode, withPasskey: true });
      if (status >= 300) throw new Error(`A phone could not be enrolled: ${status} ${JSON.stringify(body)}`);
      await phone.openSession();
      return { ...customer, phone };
    }),
  );
}
