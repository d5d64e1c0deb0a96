import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createInProcessSignals } from '#adapters/in-process-signals';
import type { Signals } from '#ports';

export type DatabaseSignals = Signals & { close(): Promise<void> };

const pgChannel = 'styrka';
const firstWait = 100;
const longestWait = 5_000;

/**
 * Signals between nodes over LISTEN and NOTIFY, on a connection of their own that comes back when it breaks. Whoever
 * listens in this process is called at once; after a break everybody is called, since something may have been missed.
 */
export async function createDatabaseSignals(url: string, pool: pg.Pool): Promise<DatabaseSignals> {
  const own = randomBytes(6).toString('hex');
  const here = createInProcessSignals();
  const topics = new Map<string, number>();
  const tellAll = (): void => {
    for (const topic of topics.keys()) here.tell(topic);
  };
  const hear = (payload: string): void => {
    const [node, ...topic] = payload.split(' ');
    if (node !== own) here.tell(topic.join(' '));
  };
  const ear = await createEar(url, hear, tellAll);
  const send = createSender(pool, own);
  return {
    tell(topic) {
      here.tell(topic);
      send(topic);
    },
    listen(topic, call) {
      topics.set(topic, (topics.get(topic) ?? 0) + 1);
      const stop = here.listen(topic, call);
      let listening = true;
      return () => {
        if (!listening) return;
        listening = false;
        stop();
        const left = (topics.get(topic) ?? 1) - 1;
        if (left === 0) topics.delete(topic);
        else topics.set(topic, left);
      };
    },
    close: () => ear.close(),
  };
}

/** Keeps one connection listening. The first must succeed: a wrong address is to be heard of at the start. */
async function createEar(url: string, hear: (payload: string) => void, missed: () => void): Promise<{ close(): Promise<void> }> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const listen = async (wait: number): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'styrka signals', keepAlive: true });
    client = fresh;
    let over = false;
    const comeBack = (): void => {
      if (over || closed) return;
      over = true;
      void fresh.end().catch(() => {});
      timer = setTimeout(() => void listen(Math.min(wait * 2, longestWait)).then(missed, () => {}), wait);
    };
    fresh.on('notification', ({ payload }) => hear(payload ?? ''));
    fresh.on('error', comeBack);
    fresh.on('end', comeBack);
    try {
      await fresh.connect();
      await fresh.query(`listen ${pgChannel}`);
      wait = firstWait;
    } catch (error) {
      comeBack();
      throw error;
    }
  };
  const close = async (): Promise<void> => {
    closed = true;
    clearTimeout(timer);
    await client?.end().catch(() => {});
  };
  try {
    await listen(firstWait);
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

/** What is told while a notification is on its way goes with the next one: each is a commit that others wait for. */
function createSender(pool: pg.Pool, own: string): (topic: string) => void {
  let waiting = new Set<string>();
  let sending = false;
  const send = async (): Promise<void> => {
    sending = true;
    // What is told in one breath, a flow with its call and its customer, goes together.
    await Promise.resolve();
    while (waiting.size > 0) {
      const payloads = [...waiting].map((topic) => `${own} ${topic}`);
      waiting = new Set();
      const text = `select pg_notify('${pgChannel}', payload) from unnest($1::text[]) as payload`;
      // Only a hint: lost, it costs a poll.
      await pool.query({ name: 'tell', text, values: [payloads] }).catch(() => {});
    }
    sending = false;
  };
  return (topic) => {
    waiting.add(topic);
    if (!sending) void send();
  };
}
