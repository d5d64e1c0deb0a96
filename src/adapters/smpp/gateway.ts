import { connect as connectPlain } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { SmsGateway, SmsOutcome, SmsReceipt } from '#ports';
import { commands, readSubmitAnswer, statuses, writeBind, writeSubmit } from './pdu.ts';
import { readReceipt } from './receipt.ts';
import { openSession, type Session } from './session.ts';
import { type Part, splitText } from './split.ts';

export type SmppSettings = {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly tls?: boolean;
  readonly systemId: string;
  readonly password: string;
  /** A number with plus, a short number, or a name of eleven signs at most. */
  readonly sender: string;
  /** Messages on their way at once. */
  readonly window?: number;
  /** How long an answer may take; a message in several parts, and one that waits for its place, no longer. All in ms. */
  readonly patience?: number;
  readonly silence?: number;
  /** Between one connection and the next: doubling from the first to the longest. */
  readonly pause?: { readonly first: number; readonly longest: number };
};

/** These say that the number can never be reached, or the message never be sent. */
const never: readonly number[] = [
  statuses.invalidDestination,
  statuses.invalidDestinationType,
  statuses.invalidDestinationPlan,
  statuses.invalidLength,
];

/**
 * SMPP 3.4 as a client of our own (decision 0014): keeps one connection, bound as transceiver, and opens it again when it
 * breaks. While there is none every message fails at once, so that the next gateway is asked.
 */
export function createSmppGateway(settings: SmppSettings): SmsGateway {
  let hear: (receipt: SmsReceipt) => Promise<void> = async () => {};
  let reference = 0;
  const line = keepLine(settings, (receipt) => hear(receipt));
  return {
    name: settings.name,
    async send({ to, text }) {
      reference = (reference + 1) & 0xff;
      return line.send(to, splitText(text, reference));
    },
    receipts: (listener) => {
      hear = listener;
    },
    close: () => line.close(),
  };
}

function keepLine(settings: SmppSettings, hear: (receipt: SmsReceipt) => Promise<void>) {
  const { window = 10, patience = 5_000, silence = 30_000, pause = { first: 500, longest: 30_000 } } = settings;
  let bound: Session | undefined;
  let open: Session | undefined;
  let failures = 0;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  const room = createRoom(window, patience);
  const onEnd = () => {
    bound = undefined;
    if (!closed) retry = setTimeout(dial, Math.min(pause.first * 2 ** failures++, pause.longest));
  };
  const onDeliver: Parameters<typeof openSession>[1]['onDeliver'] = async (given) => {
    const receipt = readReceipt(given);
    if (receipt) await hear(receipt);
  };
  const dial = () => {
    const session = openSession(openSocket(settings), { patience, silence, onDeliver, onEnd });
    open = session;
    // A socket that is not open yet keeps what is written to it.
    void session.ask(commands.bindTransceiver, writeBind(settings)).then((reply) => {
      if (reply?.status !== statuses.ok) return session.end();
      failures = 0;
      bound = session;
    });
  };
  dial();
  return {
    send: (to: string, parts: readonly Part[]) => room.enter(() => sendParts(bound, settings.sender, to, parts)),
    async close() {
      closed = true;
      clearTimeout(retry);
      await bound?.ask(commands.unbind, new Uint8Array());
      open?.end();
    },
  };
}

/** One after the other, and all of them or it failed; what became of the last one stands for the message. */
async function sendParts(session: Session | undefined, from: string, to: string, parts: readonly Part[]): Promise<SmsOutcome> {
  let reference = '';
  for (const { coding, udh, bytes } of parts) {
    const body = writeSubmit({ from, to: to.slice(1), coding, udh, message: bytes });
    const reply = await session?.ask(commands.submit, body);
    if (!reply) return { is: 'failed' };
    if (reply.status !== statuses.ok) return { is: never.includes(reply.status) ? 'refused' : 'failed' };
    reference = readReference(reply.body);
  }
  return reference === '' ? { is: 'failed' } : { is: 'sent', reference };
}

function readReference(body: Uint8Array): string {
  try {
    return readSubmitAnswer(body);
  } catch {
    return '';
  }
}

/** So many at once; whoever waits longer than `patience` for a place has failed. */
function createRoom(window: number, patience: number) {
  const queue: (() => void)[] = [];
  let inside = 0;
  const leave = () => {
    inside--;
    queue.shift()?.();
  };
  const place = (): Promise<boolean> => {
    if (inside < window) {
      inside++;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const next = () => {
        clearTimeout(late);
        inside++;
        resolve(true);
      };
      const late = setTimeout(() => {
        queue.splice(queue.indexOf(next), 1);
        resolve(false);
      }, patience);
      queue.push(next);
    });
  };
  return {
    enter: async (work: () => Promise<SmsOutcome>): Promise<SmsOutcome> => ((await place()) ? work().finally(leave) : { is: 'failed' }),
  };
}

function openSocket({ host, port, tls }: SmppSettings): Duplex {
  return (tls ? connectTls({ host, port, servername: host }) : connectPlain({ host, port })).setNoDelay(true);
}
