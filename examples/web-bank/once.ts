/** Remembers ids for as long as what carries them could be sent again, ms. With several processes this is a table with a unique key. */
export function createOnce(now: () => number, keep: number): (id: string) => boolean {
  const seen = new Map<string, number>();
  return (id) => {
    for (const [old, until] of seen) if (until <= now()) seen.delete(old);
    if (seen.has(id)) return false;
    seen.set(id, now() + keep);
    return true;
  };
}
