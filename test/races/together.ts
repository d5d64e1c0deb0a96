/** All begin at once; the words come in their order. */
export function together<Thing>(things: readonly Thing[], act: (thing: Thing) => Promise<string>): Promise<string[]> {
  return Promise.all(things.map(act));
}
