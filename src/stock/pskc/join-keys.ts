import { createNames, type NewBox, narrowSpans, type StockItem, takeBox } from '../box.ts';
import { refuse } from '../faults.ts';

/** The keys of one KeyPackage: one, or one for codes and one for answers. RFC 6030 §4 has one, and software of others writes both. */
export function joinPackage(boxes: readonly NewBox[], line: number): NewBox {
  const [first, second, ...others] = boxes;
  if (!first) return refuse('no-key', line);
  if (!second) return first;
  return (others.length === 0 && joinKeys(first, second)) || refuse('key-pair', line);
}

/**
 * A box with a key for codes and one for answers comes in two packages with one serial number (RFC 6030 §4), the second right behind
 * the first: a file longer than memory is not searched for the other one. Of other boxes with one serial number the first stands.
 */
export async function* joinPackages(items: AsyncIterable<StockItem>): AsyncGenerator<StockItem> {
  const serials = createNames();
  let held: (StockItem & { readonly is: 'box' }) | undefined;
  for await (const item of items) {
    const joined = held && item.is === 'box' ? joinKeys(held.box, item.box) : undefined;
    if (held && joined) {
      held = { ...held, box: joined };
      continue;
    }
    if (held) yield held;
    held = item.is === 'box' && serials.isNew(item.box.serial) ? item : undefined;
    if (!held) yield item.is === 'box' ? refuseDouble(item.box, item.line) : item;
  }
  if (held) yield held;
}

function refuseDouble({ key, answers }: NewBox, line: number): StockItem {
  key.fill(0);
  answers?.key.fill(0);
  return takeBox(() => refuse('serial-twice', line), line);
}

/** Undefined: they are not the two keys of one box. */
function joinKeys(one: NewBox, other: NewBox): NewBox | undefined {
  if (one.serial !== other.serial || one.details.manufacturer !== other.details.manufacturer) return undefined;
  const [answering, coding] = one.codes.kind === 'ocra' ? [one, other] : [other, one];
  if (answering.codes.kind !== 'ocra' || coding.codes.kind === 'ocra' || coding.answers) return undefined;
  const { suite, counter } = answering.codes;
  return { ...coding, ...narrowSpans(one, other), answers: { key: answering.key, suite, counter, policy: answering.policy } };
}
