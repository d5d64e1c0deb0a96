/** How many customers are written at the same time, each in a transaction of its own. */
const atOnce = 8;

/** In order, though several are at work at the same time. */
export async function mapAtOnce<One, Result>(all: readonly One[], work: (one: One) => Result | Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at] as One);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
