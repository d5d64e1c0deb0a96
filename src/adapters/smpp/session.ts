import type { Duplex } from 'node:stream';
import { createCutter } from './frames.ts';
import { answerTo, commands, type Deliver, type Frame, isAnswer, readDeliver, statuses, writeFrame } from './pdu.ts';

/** Undefined: no answer came in time, or the connection went. */
export type Reply = { readonly status: number; readonly body: Uint8Array } | undefined;

export type Session = {
  ask(command: number, body: Uint8Array): Promise<Reply>;
  /** No more frames; what was asked is answered with undefined. */
  end(): void;
};

export type SessionOptions = {
  /** How long an answer may take, ms. */
  readonly patience: number;
  /** After so long a silence the gateway is asked whether it is there, ms (§7.2). */
  readonly silence: number;
  /** Throws: the gateway is asked to bring it again. */
  readonly onDeliver: (deliver: Deliver) => Promise<void>;
  readonly onEnd: () => void;
};

const noBody = new Uint8Array();

/** Questions and answers over one connection; what cannot be understood ends it (SMPP 3.4 §2.4). */
export function openSession(socket: Duplex, options: SessionOptions): Session {
  const cut = createCutter();
  let ended = false;
  let alarm: NodeJS.Timeout;
  const write = (frame: Frame) => void (ended || socket.write(writeFrame(frame)));
  const questions = createQuestions(write, options.patience);
  const end = () => {
    if (ended) return;
    ended = true;
    clearTimeout(alarm);
    socket.destroy();
    questions.end();
    options.onEnd();
  };
  /** A connection on which nobody answers is none. */
  const watch = () => {
    clearTimeout(alarm);
    alarm = setTimeout(() => void questions.ask(commands.enquireLink, noBody).then((reply) => reply ?? end()), options.silence);
  };
  const take = async (frame: Frame) => {
    if (isAnswer(frame.command)) return questions.settle(frame.sequence, frame);
    const answer = await answerFrame(frame, options);
    write(answer);
    if (frame.command === commands.unbind) end();
  };
  socket.on('data', (piece: Uint8Array) => {
    watch();
    try {
      for (const frame of cut(piece)) void take(frame);
    } catch {
      end();
    }
  });
  for (const event of ['close', 'error', 'end'] as const) socket.on(event, end);
  watch();
  return { ask: questions.ask, end };
}

/** What was asked and has not been answered, by the number that the answer will carry. */
function createQuestions(write: (frame: Frame) => void, patience: number) {
  const waiting = new Map<number, (reply: Reply) => void>();
  let sequence = 0;
  let ended = false;
  const settle = (own: number, reply: Reply) => {
    const answer = waiting.get(own);
    waiting.delete(own);
    answer?.(reply);
  };
  const ask = (command: number, body: Uint8Array): Promise<Reply> => {
    if (ended) return Promise.resolve(undefined);
    sequence = (sequence % 0x7fff_ffff) + 1;
    const own = sequence;
    return new Promise((resolve) => {
      const late = setTimeout(() => settle(own, undefined), patience);
      waiting.set(own, (reply) => {
        clearTimeout(late);
        resolve(reply);
      });
      write({ command, status: statuses.ok, sequence: own, body });
    });
  };
  const end = () => {
    ended = true;
    for (const own of [...waiting.keys()]) settle(own, undefined);
  };
  return { ask, settle, end };
}

/** What the gateway asks of us. */
async function answerFrame({ command, sequence, body }: Frame, options: SessionOptions): Promise<Frame> {
  const answer = { command: answerTo(command), status: statuses.ok, sequence, body: noBody };
  if (command === commands.deliver) return { ...answer, status: await deliver(options, body), body: Uint8Array.of(0) };
  if (command === commands.enquireLink || command === commands.unbind) return answer;
  return { ...answer, command: commands.genericNack, status: statuses.invalidCommand };
}

async function deliver({ onDeliver }: SessionOptions, body: Uint8Array): Promise<number> {
  try {
    const given = readDeliver(body);
    return await onDeliver(given).then(
      () => statuses.ok,
      () => statuses.receiverTemporary,
    );
  } catch {
    return statuses.invalidLength;
  }
}
