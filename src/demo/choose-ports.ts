/** This one, the web bank, the app. */
const inARow = 3;
const first = 8420;
const highest = 65_535;

/**
 * Where the demo is served: on the port that was set, or refused; else on the first three free ports in a row from 8420.
 * `isFree` tries to bind on loopback.
 */
export async function choosePorts(
  set: number | undefined,
  isFree: (port: number) => Promise<boolean>,
): Promise<{ readonly main: number; readonly app: number } | { readonly taken: number }> {
  if (set !== undefined) {
    const taken = await findTaken(set, isFree);
    return taken === undefined ? row(set) : { taken };
  }
  for (let port = first; port + inARow - 1 <= highest; ) {
    const taken = await findTaken(port, isFree);
    if (taken === undefined) return row(port);
    port = taken + 1;
  }
  return { taken: first };
}

/** The last one taken, so that the search goes on behind it. */
async function findTaken(from: number, isFree: (port: number) => Promise<boolean>): Promise<number | undefined> {
  for (let port = from + inARow - 1; port >= from; port--) if (!(await isFree(port))) return port;
  return undefined;
}

function row(main: number) {
  return { main, app: main + 2 };
}
