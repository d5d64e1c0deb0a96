import { closeSync, type FSWatcher, openSync, readdirSync, readSync, unlinkSync, watch } from 'node:fs';
import { join } from 'node:path';
import { readSamples } from './voices-by-ear.ts';

/** What a phone writes down of what it hears, read while it writes. */
export type Followed = {
  /** The call is over: what was written of it is read to its end and thrown away. */
  end(): void;
  close(): void;
};

const isHeard = (name: string) => name.endsWith('-dec.wav');
const header = 44;

export function followRecording(folder: string, take: (samples: Int16Array) => void): Followed {
  let file: number | null = null;
  let read = header;
  const space = Buffer.alloc(1 << 16);
  const look = () => {
    const name = file === null ? readdirSync(folder).find(isHeard) : undefined;
    if (name) file = openSync(join(folder, name), 'r');
    if (file === null) return;
    for (let got = 1; got > 0; ) {
      got = readSync(file, space, 0, space.length, read) & ~1;
      read += got;
      if (got > 0) take(readSamples(space.subarray(0, got)));
    }
  };
  const watcher: FSWatcher = watch(folder, (_, name) => {
    if (name && isHeard(name)) look();
  });
  const end = () => {
    if (file !== null) closeSync(file);
    file = null;
    read = header;
  };
  return {
    end() {
      look();
      end();
      for (const name of readdirSync(folder).filter(isHeard)) unlinkSync(join(folder, name));
    },
    close() {
      watcher.close();
      end();
    },
  };
}
