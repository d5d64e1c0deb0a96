/** Longer than any line that is read: the rest of it is passed over, so a file without line ends fills no memory. */
const longest = 20_000;

/** The lines of a stream of UTF-8, without their ends. `onBytes` is told how much was read. */
export async function* readLines(input: AsyncIterable<Uint8Array>, onBytes: (count: number) => void = () => {}) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of input) {
    onBytes(bytes.byteLength);
    const pieces = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = (pieces.pop() ?? '').slice(0, longest);
    for (const piece of pieces) yield withoutReturn(piece);
  }
  rest += decoder.decode();
  if (rest !== '') yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
