const first = 8420;
const highest = 65_535;

/**
 * Where the demo is served, this one, the web bank and the app: on the port that was set, or refused; else on the first three free ports in a row from 8420.
 * `isFree` tries to bind on loopback.
 */
export async function choosePorts(
  set: number | undefined,
  isFree: (port: number) => Promise<boolean>,
): Promise<{ readonly main: number; readonly web: number; readonly app: number } | { readonly taken: number }> {
  if (set !== undefined) {
    const taken = await findTaken([set, set + 1, set + 2], isFree);
    return taken === undefined ? row(set) : { taken };
  }
  for (let port = first; port + 2 <= highest; ) {
    // From the last one, so that the search goes on behind it.
    const taken = await findTaken([port + 2, port + 1, port], isFree);
    if (taken === undefined) return row(port);
    port = taken + 1;
  }
  return { taken: first };
}

async function findTaken(ports: readonly number[], isFree: (port: number) => Promise<boolean>): Promise<number | undefined> {
  for (const port of ports) if (!(await isFree(port))) return port;
  return undefined;
}

function row(main: number) {
  return { main, web: main + 1, app: main + 2 };
}
