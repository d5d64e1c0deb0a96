import { parseArgs } from 'node:util';
import { WrongUse } from './command.ts';

export const help = `The code boxes of the bank: from their maker into the stock, and from there to the customers.

  npm run boxes -- import FILE [--key FILE] [--passphrase-file FILE] [--private-key FILE] [--signer CERT] [--dry-run] [--json]
  npm run boxes -- pins FILE [--dry-run] [--json]
  npm run boxes -- list | orders [--json]
  npm run boxes -- assign SERIAL CUSTOMER [--in-person --staff S --evidence KIND:NUMBER]
  npm run boxes -- order CUSTOMER
  npm run boxes -- send [--most N]
  npm run boxes -- activate | unlock SERIAL --staff S --evidence KIND:NUMBER
  npm run boxes -- block SERIAL --as lost|blocked

  import      boxes from a file of their maker: PSKC (RFC 6030) or OATH CSV. A box that came before changes nothing
              --key FILE              the key that was agreed with the maker, in hexadecimal
              --passphrase-file FILE  the passphrase of the file; the end of the line does not belong to it
              --private-key FILE      yours (RSA, PEM), where the file is encrypted for your certificate
              --signer CERT           the maker's certificate (PEM): the file must be signed with it
              --sha1                  accepts a signature with SHA-1, since this maker writes no other
              --batch NAME            what the delivery is called; otherwise as the file
              --checkpoint FILE       remembers here how far it came, and goes on from there when it is started again
              --most-refused N        stops when more than N boxes were refused: it is probably the wrong file (1000)
  pins        start PINs that came apart from their boxes: one a line, serial and four digits, comma between
  list        the boxes of the stock, by serial
  orders      the orders that wait, the oldest first
  assign      this box to this customer, by letter to the registered address
              --in-person: somebody has seen the customer's passport or ID card and hands it over, and it works at once
              --evidence KIND:NUMBER  what was seen: passport:NUMBER or identity-card:NUMBER; with --staff, which is needed then
  order       a new box for a customer, as customer service orders it
  send        one box of the stock for each order, the oldest first; prints which box to pack for whom
              --most N: no more than N (100)
  activate    one that was posted works at once: its owner has come with it, and passport or ID card
  unlock      codes of boxes that wrong codes have locked are looked at again: its owner has come, as above
  block       stops a box at once, whoever has it; one of the stock is never handed out

  --dry-run   reads everything and says what would be done; changes nothing
  --staff S   who did it, for the audit
  --json      prints JSON: one object, of list and orders one a line
  --config F  the bank's configuration (styrka.json)
  --help      this

  A start PIN is posted apart from its box, on another day. Letters leave when the server prints them. Delete FILE afterwards:
  whoever has it has the boxes. It may run beside the server if that uses PostgreSQL. Ctrl-C stops an import after the boxes at hand.

  Exit codes: 0 done · 1 failed · 2 wrong arguments or configuration · 3 refused, or some boxes or orders were · 4 stopped before the end
`;

const options = {
  config: { type: 'string', default: 'styrka.json' },
  key: { type: 'string' },
  'passphrase-file': { type: 'string' },
  'private-key': { type: 'string' },
  signer: { type: 'string' },
  sha1: { type: 'boolean', default: false },
  batch: { type: 'string' },
  checkpoint: { type: 'string' },
  'most-refused': { type: 'string', default: '1000' },
  'dry-run': { type: 'boolean', default: false },
  'in-person': { type: 'boolean', default: false },
  evidence: { type: 'string' },
  most: { type: 'string', default: '100' },
  as: { type: 'string' },
  staff: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

export function readArguments(args: readonly string[]) {
  return parseArgs({ args: [...args], allowPositionals: true, options });
}

export type Values = ReturnType<typeof readArguments>['values'];

/** Throws WrongUse. */
export function checkValues(name: string, { as, most, 'most-refused': mostRefused }: Values): void {
  if (name === 'block' && as !== 'lost' && as !== 'blocked') throw new WrongUse('--as is lost or blocked.');
  if (!/^[1-9]\d{0,6}$/.test(most)) throw new WrongUse('--most is a number.');
  if (!/^\d{1,9}$/.test(mostRefused)) throw new WrongUse('--most-refused is a number.');
}
