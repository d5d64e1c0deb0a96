import type { Time } from '#ports';

/** How late Asterisk tells what happens, from the time that stands in each event. */
export type Delay = {
  /** `at`: as Asterisk wrote it. */
  note(at: string | undefined, now: Time): void;
  /** The worst of the last two to four seconds, ms: one moment of a busy machine must not turn callers away for longer. */
  look(now: Time): number;
};

const remembered = 2_000;

type Span = { readonly from: Time; readonly least: number; readonly most: number };

/**
 * The clocks of two machines differ, and one of them may be set: what counts is how much later than the quickest of the
 * last minutes an event came.
 */
export function createDelay(): Delay {
  let spans: readonly Span[] = [];
  const spansKept = 120;
  return {
    note(at, now) {
      const age = now - Date.parse(at ?? '');
      if (Number.isNaN(age)) return;
      const [last, ...older] = spans;
      const isSame = last && now >= last.from && now < last.from + remembered;
      spans = isSame
        ? [{ from: last.from, least: Math.min(last.least, age), most: Math.max(last.most, age) }, ...older]
        : [{ from: now, least: age, most: age }, ...spans].slice(0, spansKept);
    },
    look(now) {
      const recent = spans.filter(({ from }) => from > now - 2 * remembered);
      if (recent.length === 0) return 0;
      return Math.max(...recent.map(({ most }) => most)) - Math.min(...spans.map(({ least }) => least));
    },
  };
}
