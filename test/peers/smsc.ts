import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Told = Readonly<Record<string, string | number>>;

export type Smsc = {
  readonly port: number;
  /** Everything it has told. */
  readonly told: readonly Told[];
  /** Waits until it has told so many lines that have this field, and gives them back. */
  heard(field: string, count?: number): Promise<readonly Told[]>;
  /** What it is to do from now on; resolves when it has read that. */
  order(words: string): Promise<void>;
  kill(): Promise<void>;
};

const script = fileURLToPath(new URL('smsc.pl', import.meta.url));

/** An SMSC of others in a process of its own, on a free port, or that of one before it. Throws where Net::SMPP is not installed. */
export async function startSmsc(port = 0): Promise<Smsc> {
  const perl = spawn('perl', [script, String(port)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const told: Told[] = [];
  const lookers = new Set<() => void>();
  createInterface({ input: perl.stdout }).on('line', (line) => {
    told.push(JSON.parse(line) as Told);
    for (const look of [...lookers]) look();
  });
  const gone = once(perl, 'exit');
  const heard = (field: string, count = 1) =>
    new Promise<readonly Told[]>((resolve, reject) => {
      const look = () => {
        const found = told.filter((line) => field in line);
        if (found.length < count) return;
        lookers.delete(look);
        resolve(found);
      };
      lookers.add(look);
      void gone.then(() => reject(new Error('The SMSC has ended. Is Net::SMPP there? scripts/install-packages.sh peers')));
      look();
    });
  const [first] = await heard('listening');
  return {
    port: Number(first?.['listening']),
    told,
    heard,
    async order(words) {
      const count = told.filter((line) => 'obeyed' in line).length;
      perl.stdin.write(`${words}\n`);
      await heard('obeyed', count + 1);
    },
    async kill() {
      perl.kill('SIGKILL');
      await gone;
    },
  };
}
