import { type Language, say } from '#texts';
import type { KeptBox } from './box-file.ts';
import { type Counted, type HeldBox, holdBox, type Seen } from './machine/hold.ts';
import { adviceTexts } from './machine/texts.ts';
import type { Pressed } from './read-keys.ts';

export type Terminal = {
  readonly kept: KeptBox;
  readonly keep: (kept: KeptBox) => void;
  /** As `holdBox` has it: the same box may be open in a page. */
  readonly claim?: (of: Counted, counter: number) => number;
  /** What is pressed together is seen together; undefined: something that is no key. */
  readonly entries: AsyncIterable<readonly Pressed[] | undefined>;
  /** The display as it is now, with what to do next where that was asked for. */
  readonly show: (seen: Seen, advice: string) => void;
  readonly onNoKey: () => void;
  readonly language: Language;
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back later; the returned function cancels. */
  readonly after: (wait: number, call: () => void) => () => void;
};

/** Takes a box in the hand until it is put away or nothing more can come. */
export async function handleBox({ kept, keep, claim, entries, show, onNoKey, language, now, after }: Terminal): Promise<void> {
  let isKeying = false;
  let seen: Seen = { box: kept.box, code: undefined };
  const held = holdBox({
    box: kept.box,
    secret: readHex(kept.secret),
    answerSecret: readHex(kept.answerSecret),
    ...(claim ? { claim } : {}),
    keep: (box) => keep({ ...kept, box }),
    onChange: (changed) => {
      seen = changed;
      if (!isKeying) show(seen, '');
    },
    now,
    after,
  });
  for await (const entry of entries) {
    if (!entry) {
      onNoKey();
      continue;
    }
    isKeying = true;
    for (const pressed of entry) await pressOne(held, pressed);
    isKeying = false;
    if (entry.includes('put-away')) break;
    show(seen, entry.includes('advice') ? say(adviceTexts, language, seen.box.display.is) : '');
  }
  held.putAway();
}

function readHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

async function pressOne(held: HeldBox, pressed: Pressed): Promise<void> {
  if (pressed === 'take-back') await held.takeBack();
  else if (pressed !== 'put-away' && pressed !== 'advice') await held.press(pressed);
}
