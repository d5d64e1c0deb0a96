import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Step } from '#channels/phone';
import { lineToken, number } from './bank.ts';

/** A caller's phone on the WebSocket of the phone contract: hears steps and presses keys, and waits for no voice. */
export type Caller = {
  dial(): Promise<Step>;
  /** The step that says `prompt`, after this entry. */
  enter(keys: string, ended: 'key' | 'hash', prompt: string): Promise<Step>;
  /** The next step that says `prompt`, and when it came, ms. Throws if the call is told something final instead. */
  hear(prompt: string): Promise<{ readonly step: Step; readonly at: number }>;
  /** Hangs up with it. */
  close(): Promise<void>;
};

type Wanted = { readonly prompt: string; resolve(heard: { step: Step; at: number }): void; reject(error: Error): void };
const final = ['identified', 'not-identified', 'not-working', 'to-a-person'];

/** `as`: anybody's browser on the bank's own page, or the bank's telephone system. */
export async function openCaller(main: string, as: 'browser' | 'line'): Promise<Caller> {
  const headers = as === 'browser' ? { origin: main } : { authorization: `Bearer ${lineToken}` };
  const socket = new WebSocket(`${main.replace('http', 'ws')}/phone/v1/live`, { headers });
  await once(socket, 'open');
  let wanted: Wanted | undefined;
  let present = 0;
  const settle = (answer: (one: Wanted) => void) => {
    const one = wanted;
    wanted = undefined;
    if (one) answer(one);
  };
  const fail = (why: string) => settle(({ reject, prompt }) => reject(new Error(`A caller waited for "${prompt}" and heard ${why}.`)));
  socket.on('message', (data) => {
    const at = performance.now();
    const said = JSON.parse(String(data)) as { is: 'step'; step: Step } | { is: 'refused'; sentence: string };
    if (said.is === 'refused') return fail(said.sentence);
    present = said.step.n;
    const prompts = said.step.say.map(({ prompt }) => prompt as string);
    if (wanted && prompts.includes(wanted.prompt)) settle(({ resolve }) => resolve({ step: said.step, at }));
    else if (prompts.some((prompt) => final.includes(prompt))) fail(prompts.join(', '));
  });
  socket.on('close', () => fail('the line go dead'));
  const send = (message: object) => socket.send(JSON.stringify(message));
  const hear: Caller['hear'] = (prompt) =>
    new Promise((resolve, reject) => {
      wanted = { prompt, resolve, reject };
    });
  return {
    async dial() {
      const heard = hear('menu');
      send({ do: 'call', to: number, from: null });
      return (await heard).step;
    },
    async enter(keys, ended, prompt) {
      const heard = hear(prompt);
      send({ do: 'input', step: present, keys, ended });
      return (await heard).step;
    },
    hear,
    async close() {
      wanted = undefined;
      socket.close();
      await once(socket, 'close');
    },
  };
}
