import { createNames } from './box.ts';
import type { Refusal, StockParts } from './import-boxes.ts';
import { sealStartPin } from './seal-box.ts';

export type PinReport = { readonly set: number; readonly refused: readonly Refusal[] };

const pinsAtOnce = 500;
const form = /^([\w./-]{1,64})[,;\t]\s*(\d{4})$/;

/**
 * Start PINs that the maker sends apart from the boxes: one a line, serial and four digits. A box that is not in the stock gets
 * none: where it has been handed out, its PIN has gone out as well.
 */
export async function importStartPins(
  parts: StockParts,
  lines: AsyncIterable<string>,
  { batch, rehearsal = false }: { readonly batch: string; readonly rehearsal?: boolean },
): Promise<PinReport> {
  const refused: Refusal[] = [];
  let set = 0;
  for await (const pins of readPortions(lines, refused)) {
    const others = new Set(await (rehearsal ? findOthers(parts, pins) : store(parts, pins, batch)));
    for (const { line, serial } of pins) if (others.has(serial)) refused.push({ line, sentence: 'no box of this serial is in the stock' });
    set += pins.length - others.size;
  }
  return { set, refused: refused.sort((a, b) => a.line - b.line) };
}

type Pin = { readonly line: number; readonly serial: string; readonly startPin: string };

async function* readPortions(lines: AsyncIterable<string>, refused: Refusal[]): AsyncGenerator<readonly Pin[]> {
  const serials = createNames();
  let line = 0;
  let pins: Pin[] = [];
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const [, serial, startPin] = form.exec(text.trim()) ?? [];
    if (serial === undefined || startPin === undefined)
      refused.push({ line, sentence: 'the line is not a serial, a comma and four digits' });
    else if (!serials.isNew(serial)) refused.push({ line, sentence: 'a line of this serial stands earlier in the file' });
    else pins.push({ line, serial, startPin });
    if (pins.length < pinsAtOnce) continue;
    yield pins;
    pins = [];
  }
  if (pins.length > 0) yield pins;
}

async function store({ stores, keys, clock, node }: StockParts, pins: readonly Pin[], batch: string): Promise<readonly string[]> {
  const sealed = await Promise.all(
    pins.map(async ({ serial, startPin }) => ({ serial, startPin: await sealStartPin(keys, serial, startPin) })),
  );
  const audit = [{ at: clock.now(), node, what: 'start-pins-stocked', detail: { batch, pins: pins.length } }];
  return stores.stock.setStartPins(sealed, { audit });
}

async function findOthers({ stores }: StockParts, pins: readonly Pin[]): Promise<readonly string[]> {
  const found = await Promise.all(pins.map(async ({ serial }) => ({ serial, box: await stores.stock.find(serial) })));
  return found.filter(({ box }) => box?.is !== 'here').map(({ serial }) => serial);
}
