import type { Console } from './command.ts';

export type Progress = { show(lines: number, bytes: number): void; end(): void };

/** A person sees a bar that moves; a log gets a line every ten seconds. `total` in bytes, undefined for a stream. */
export function createProgress(console: Console, total: number | undefined, now: () => number, what = 'lines'): Progress {
  const begun = now();
  let shown = begun;
  let drawn = false;
  return {
    show(lines, bytes) {
      const since = now() - shown;
      if (since < (console.live ? 100 : 10_000)) return;
      shown = now();
      drawn = console.live;
      const text = describe({ lines, what, share: total ? Math.min(1, bytes / total) : undefined, took: now() - begun }, console.live);
      console.err(console.live ? `\r${text}\u001b[K` : `${text}\n`);
    },
    end() {
      if (drawn) console.err('\r\u001b[K');
    },
  };
}

type State = { readonly lines: number; readonly what: string; readonly share: number | undefined; readonly took: number };

function describe({ lines, what, share, took }: State, live: boolean): string {
  const speed = `${writeCount(lines)} ${what}, ${writeCount((lines * 1_000) / took)} a second`;
  if (share === undefined) return speed;
  const left = share > 0 ? Math.round((took / share - took) / 1_000) : undefined;
  const bar = live ? `${'█'.repeat(Math.round(share * 30)).padEnd(30, '░')} ` : '';
  return `${bar}${Math.floor(share * 100)} %  ${speed}${left === undefined ? '' : `, ${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')} left`}`;
}

/** 12,345 */
export function writeCount(number: number): string {
  return Math.round(number).toLocaleString('en-GB');
}
