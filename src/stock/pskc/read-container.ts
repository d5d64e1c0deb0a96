import { createNames, type NewBox, type StockItem, takeBox } from '../box.ts';
import { refuse } from '../faults.ts';
import type { Element } from './element.ts';
import { type Encryption, type Opening, readEncryption } from './encryption.ts';
import { joinPackage } from './join-keys.ts';
import { pskc } from './namespaces.ts';
import { readPackage } from './read-package.ts';
import { readXml } from './read-xml.ts';

/** The boxes of a KeyContainer (RFC 6030 §4) as they come. Throws Refused at what concerns the whole file. */
export async function* readContainer(bytes: AsyncIterable<Uint8Array>, opening: Opening): AsyncGenerator<StockItem> {
  const head = new Map<string, Element>();
  const checkNew = createDoublesCheck();
  let encryption: Encryption | null | undefined;
  for await (const { is, element } of readXml(bytes)) {
    if (is === 'root') {
      checkRoot(element);
    } else if (element.space !== pskc) {
      refuse('element-unknown', element.line);
    } else if (element.name === 'KeyPackage') {
      if (encryption === undefined)
        encryption = await readEncryption(head.get('EncryptionKey'), head.get('MACMethod'), opening, element.line);
      const known = encryption;
      yield takeBox(() => joinPackage(checkNew(readPackage(element, known), element.line), element.line), element.line);
    } else if (element.name !== 'Extensions') {
      addToHead(head, element, encryption !== undefined);
    }
  }
  if (encryption === undefined) refuse('element-missing', 1);
}

export function checkRoot({ space, name, attributes, line }: Element): void {
  if (space !== pskc || name !== 'KeyContainer') refuse('not-pskc', line);
  if (attributes.get('Version') !== '1.0') refuse('other-version', line);
}

function addToHead(head: Map<string, Element>, element: Element, isLate: boolean): void {
  if (element.name !== 'EncryptionKey' && element.name !== 'MACMethod') refuse('element-unknown', element.line);
  if (isLate) refuse('out-of-order', element.line);
  if (head.has(element.name)) refuse('element-twice', element.line);
  head.set(element.name, element);
}

/** Of two keys with one Id the first stands. */
function createDoublesCheck() {
  const keyIds = createNames();
  return (boxes: readonly NewBox[], line: number): readonly NewBox[] => {
    for (const { details } of boxes) if (!keyIds.isNew(details.keyId ?? '')) refuse('key-id-twice', line);
    return boxes;
  };
}
