import { open } from 'node:fs/promises';
import type { JournalLine } from '#ports';

const most = 64 * 1024;

/** The last whole line of a file: one without its end was never finished, and its process is gone. */
export async function readLast(file: string): Promise<JournalLine | undefined> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    for (let length = Math.min(size, most); ; length = Math.min(size, length * 4)) {
      const tail = Buffer.alloc(length);
      await handle.read(tail, 0, length, size - length);
      const end = tail.lastIndexOf('\n');
      const start = end > 0 ? tail.lastIndexOf('\n', end - 1) : -1;
      if (end > 0 && (start >= 0 || length === size)) return JSON.parse(tail.toString('utf8', start + 1, end)) as JournalLine;
      if (length === size) return undefined;
    }
  } finally {
    await handle.close();
  }
}
