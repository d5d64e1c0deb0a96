/** What comes from a server by itself, kept in order; a test waits for what it must hear, never for time to pass. */
export type News<Thing> = {
  readonly all: readonly Thing[];
  tell(thing: Thing): void;
  /** The first, from the `from`th on, of which this holds. Throws when patience is over, with the last that came. */
  until(holds: (thing: Thing) => boolean, what: string, from?: number): Promise<Thing>;
};

/** On a slow machine too, ms. */
const patience = 60_000;

export function createNews<Thing>(): News<Thing> {
  const all: Thing[] = [];
  const waiting = new Set<() => void>();
  return {
    all,
    tell(thing) {
      all.push(thing);
      for (const look of [...waiting]) look();
    },
    until: (holds, what, from = 0) =>
      new Promise((resolve, reject) => {
        const tooLate = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`It did not come: ${what}. The last that came: ${JSON.stringify(all.at(-1))}`));
        }, patience);
        const look = () => {
          const found = all.slice(from).find(holds);
          if (found === undefined) return;
          clearTimeout(tooLate);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** For what nobody is told of: asks again and again. */
export async function askUntil<Answer>(ask: () => Promise<Answer>, holds: (answer: Answer) => boolean, what: string): Promise<Answer> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end) throw new Error(`It did not become so: ${what}. It is ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
