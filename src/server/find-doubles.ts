/** What stands twice in a list whose entries are told apart by it, in sentences. */
export function findDoubles(where: string, values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))].map((value) => `${where} ${value} is there twice`);
}
