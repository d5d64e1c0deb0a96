import type { Leg, Sound, Telephony } from '#ports';

export type KeyEars = {
  /** By the number of the caller: the keys that were told, in order. */
  readonly heard: ReadonlyMap<string, string>;
  readonly gone: ReadonlySet<string>;
};

/**
 * In Styrka's place: answers every call, says something long that the first key cuts, tells what keys it was told, and
 * hangs up after a hash once nothing more comes for a while: a key that is told twice would come then.
 */
export async function hearKeys(
  telephony: Telephony,
  say: readonly Sound[],
  after: (ms: number, then: () => void) => void,
): Promise<KeyEars> {
  const heard = new Map<string, string>();
  const gone = new Set<string>();
  await telephony.open((call) => {
    const from = call.from ?? '';
    heard.set(from, '');
    const leg = Promise.withResolvers<Leg>();
    const ears = {
      onKey(key: string) {
        const before = heard.get(from) ?? '';
        heard.set(from, before + key);
        if (before === '') void leg.promise.then((one) => one.cut());
        if (key === '#' && !before.includes('#')) after(1_000, () => void leg.promise.then((one) => one.hangUp()));
      },
      onGone: () => void gone.add(from),
      onTalkOver: () => {},
    };
    void call.answer(ears).then((one) => {
      one.play(say, () => {});
      leg.resolve(one);
    });
  });
  return { heard, gone };
}
