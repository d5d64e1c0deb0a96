import type { Policy } from '#policy';
import type { Clock, Keys, StockedBox, StockedSecret, Stores } from '#ports';
import { describeBox, findHindrance, findTimes } from './admit-box.ts';
import type { NewBox, StockItem } from './box.ts';
import { sealBox } from './seal-box.ts';

export type StockParts = {
  readonly stores: Pick<Stores, 'stock'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly policy: Pick<Policy, 'boxDigits'>;
  readonly node: string;
};

/** `line` counts from 1. Nothing of what stood there is repeated. */
export type Refusal = { readonly line: number; readonly sentence: string };

/** What was done; of a rehearsal, what would have been. */
export type BoxReport = {
  readonly added: number;
  /** Boxes whose serial was in the stock before, also if they have left it. */
  readonly known: number;
  readonly refused: readonly Refusal[];
  /** How many of the file's boxes were looked at. */
  readonly last: number;
  /** Set when it stopped before the end. 'file': the rest cannot be read, and the last refusal says why. */
  readonly stopped?: 'file' | 'too-many-refused' | 'told-to';
};

export type BoxImport = {
  /** The delivery, as the stock remembers it. */
  readonly batch: string;
  /** Reads and counts, and writes nothing. */
  readonly rehearsal?: boolean;
  /** The first box to be taken, from 1; those before it are passed over. */
  readonly from?: number;
  readonly mostRefused?: number;
  /** Start PINs by serial, where they come with the boxes. */
  readonly startPins?: ReadonlyMap<string, string>;
  /** After each portion, which has been carried out for good. True: stop here. */
  readonly after?: (report: BoxReport) => boolean | undefined | Promise<boolean | undefined>;
};

/** A portion: so many are sealed and written at once. */
const boxesAtOnce = 500;

/**
 * Boxes from their maker into the stock, in order. One that is refused stops no other. What was carried out before is 'known'
 * when the file comes again.
 */
export async function importBoxes(
  parts: StockParts,
  items: AsyncIterable<StockItem>,
  { batch, rehearsal = false, from = 1, mostRefused = 1_000, startPins = new Map(), after }: BoxImport,
): Promise<BoxReport> {
  const refused: Refusal[] = [];
  let [added, known, last] = [0, 0, 0];
  const report = (): BoxReport => ({ added, known, refused, last });
  const stock = rehearsal ? rehearse(parts) : store(parts, batch, startPins);
  for await (const read of readPortions(items, from)) {
    const taken = read.boxes.flatMap(({ line, box }) => {
      const sentence = findHindrance(box, parts.policy, parts.clock.now());
      if (sentence !== undefined) refused.push({ line, sentence });
      return sentence === undefined ? [box] : [];
    });
    refused.push(...read.refused);
    const before = taken.length === 0 ? 0 : await stock(taken);
    added += taken.length - before;
    known += before;
    last = read.last;
    for (const { box } of read.boxes) forgetKeys(box);
    if (read.stopped) return { ...report(), stopped: 'file' };
    if (await after?.(report())) return { ...report(), stopped: 'told-to' };
    if (refused.length > mostRefused) return { ...report(), stopped: 'too-many-refused' };
  }
  return report();
}

/** Gives back how many were known. */
type TakeIn = (boxes: readonly NewBox[]) => Promise<number>;

function store({ stores, keys, clock, node }: StockParts, batch: string, startPins: ReadonlyMap<string, string>): TakeIn {
  return async (boxes) => {
    const at = clock.now();
    const sealed = await Promise.all(boxes.map((box) => stockBox(keys, box, { batch, at, startPin: startPins.get(box.serial) ?? null })));
    const audit = [{ at, node, what: 'code-boxes-stocked', detail: { batch, boxes: boxes.length } }];
    return (await stores.stock.add(sealed, { audit })).length;
  };
}

function rehearse({ stores }: StockParts): TakeIn {
  return async (boxes) => (await stores.stock.known(boxes.map(({ serial }) => serial))).length;
}

type Came = { readonly batch: string; readonly at: number; readonly startPin: string | null };

/** Throws for a box that findHindrance refuses. */
async function stockBox(keys: Keys, box: NewBox, { batch, at, startPin }: Came): Promise<StockedBox & StockedSecret> {
  const { serial, key, codes, answers, details } = box;
  if (codes.kind === 'ocra') throw new TypeError('A box that answers challenges only is not stocked.');
  const { manufacturer: maker = null, model = null } = details;
  const own = { serial, maker, model, box: describeBox(codes, answers), ...findTimes(box), batch, added: at };
  return { ...own, ...(await sealBox(keys, serial, { secret: key, ...(answers ? { answerSecret: answers.key } : {}) }, startPin)) };
}

function forgetKeys({ key, answers }: NewBox): void {
  key.fill(0);
  answers?.key.fill(0);
}

type Portion = {
  readonly boxes: (StockItem & { is: 'box' })[];
  readonly refused: Refusal[];
  readonly last: number;
  readonly stopped: boolean;
};

async function* readPortions(items: AsyncIterable<StockItem>, from: number): AsyncGenerator<Portion> {
  let last = 0;
  let portion: Pick<Portion, 'boxes' | 'refused'> = { boxes: [], refused: [] };
  for await (const item of items) {
    if (item.is === 'stopped') {
      portion.refused.push({ line: item.line, sentence: item.fault.sentence });
      yield { ...portion, last, stopped: true };
      return;
    }
    last += 1;
    if (last < from) {
      if (item.is === 'box') forgetKeys(item.box);
      continue;
    }
    if (item.is === 'box') portion.boxes.push(item);
    else portion.refused.push({ line: item.line, sentence: item.fault.sentence });
    if (portion.boxes.length + portion.refused.length < boxesAtOnce) continue;
    yield { ...portion, last, stopped: false };
    portion = { boxes: [], refused: [] };
  }
  yield { ...portion, last, stopped: false };
}
