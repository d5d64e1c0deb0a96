import type { Random } from '#ports';

/** Chance that repeats itself: the same seed gives the same run (SplitMix64). Never for a bank. */
export function createSeededRandom(seed: number): Random {
  let state = BigInt.asUintN(64, BigInt(seed) * 0x9e3779b97f4a7c15n + 1n);
  const next = () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let mixed = state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  };
  return {
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let at = 0; at < count; at += 8) {
        const value = next();
        for (let index = 0; index < 8 && at + index < count; index++) bytes[at + index] = Number((value >> BigInt(8 * index)) & 0xffn);
      }
      return bytes;
    },
  };
}
