import { checkKey } from '../box.ts';
import { type FaultCode, refuse } from '../faults.ts';
import { type Element, needChild, openElement } from './element.ts';
import { type Encryption, openValue } from './encryption.ts';
import { pskc } from './namespaces.ts';
import { readBase64, readNumber } from './read-value.ts';

/** RFC 6030 §4.1, Data. What the file does not tell is undefined. */
export type KeyData = { readonly key: Buffer; readonly numbers: { readonly [name in NumberName]: number | undefined } };
type NumberName = 'Counter' | 'Time' | 'TimeInterval' | 'TimeDrift';

export function readData(data: Element | undefined, encryption: Encryption | null, line: number): KeyData {
  if (!data) return refuse('no-key', line);
  const children = openElement(data, { once: ['Secret', 'Counter', 'Time', 'TimeInterval', 'TimeDrift'], others: true });
  const number = (name: NumberName, fault: FaultCode) => readEither(children.get(name), encryption, fault);
  const numbers = {
    Counter: number('Counter', 'counter'),
    Time: number('Time', 'time'),
    TimeInterval: number('TimeInterval', 'time-interval'),
    TimeDrift: number('TimeDrift', 'time-drift'),
  };
  // Last: whatever else is refused, the key has not been decrypted yet.
  return { key: readKey(children.get('Secret') ?? refuse('no-key', data.line), encryption), numbers };
}

function readKey(secret: Element, encryption: Encryption | null): Buffer {
  const opened = openValue(secret, encryption);
  // Else whoever changes the file needs no key: one in clear would pass where an encrypted one does not.
  if (!opened && encryption) refuse('secret-in-clear', secret.line);
  return checkKey(opened ?? readBase64(needChild(secret, [pskc], 'PlainValue')), secret.line);
}

function readEither(element: Element | undefined, encryption: Encryption | null, fault: FaultCode): number | undefined {
  if (!element) return undefined;
  const opened = openValue(element, encryption);
  return opened ? readBytes(opened, element.line, fault) : readNumber(needChild(element, [pskc], 'PlainValue').text, element.line);
}

/** A number is encrypted as its bytes, the highest first: four of an int, eight of a long. Some makers leave out leading zeros. */
function readBytes(bytes: Buffer, line: number, fault: FaultCode): number {
  if (bytes.length === 0 || bytes.length > 8) refuse(fault, line);
  const read = BigInt(`0x${bytes.toString('hex')}`);
  const number = Number(bytes.length === 4 || bytes.length === 8 ? BigInt.asIntN(bytes.length * 8, read) : read);
  return Number.isSafeInteger(number) ? number : refuse(fault, line);
}
