import { once } from 'node:events';
import WebSocket from 'ws';
import type { Step } from '#channels/phone';
import { type Bank, switchboard } from './bank.ts';
import { createNews } from './news.ts';
import type { Node } from './nodes.ts';

type Said = { readonly is: 'step'; readonly step: Step } | { readonly is: 'refused'; readonly sentence: string };
type Prompt = Step['say'][number]['prompt'];

export type Caller = {
  readonly call: string;
  /** Waits until one of these is said, in a step that has not been waited for yet; back comes all that step says. */
  hears(...prompts: readonly Prompt[]): Promise<Step>;
  /** Keys it and ends it with a hash. */
  enters(digits: string): void;
  presses(key: string): void;
  hangsUp(): Promise<void>;
  /** The line breaks. */
  breaks(): void;
};

/** A caller whose collector speaks the phone contract over a socket, and hears everything out at once. */
export async function ring(node: Node, { from = '+46701740605' }: { from?: string | null } = {}): Promise<Caller> {
  const socket = new WebSocket(`${node.main.replace('http', 'ws')}/phone/v1/live`, { headers: { authorization: `Bearer ${switchboard}` } });
  const news = createNews<Step>();
  let heard = 0;
  const say = (message: object) => socket.readyState === socket.OPEN && socket.send(JSON.stringify(message));
  const enter = (keys: string, ended: string) => say({ do: 'input', step: news.all.at(-1)?.n, keys, ended });
  socket.on('error', () => {});
  socket.on('message', (data) => {
    const said = JSON.parse(String(data)) as Said;
    if (said.is === 'refused') return;
    const { step } = said;
    const last = news.all.at(-1);
    news.tell(step);
    if (step.collect === null && step.over === null && step.talk === null && step.n !== last?.n) enter('', 'said');
  });
  await once(socket, 'open');
  say({ do: 'call', to: '08-465 004 10', from });
  const { call } = await news.until(() => true, 'the call is answered');
  return {
    call,
    async hears(...prompts) {
      const step = await news.until(({ say }) => say.some(({ prompt }) => prompts.includes(prompt)), `${prompts} is said`, heard);
      heard = news.all.indexOf(step) + 1;
      return step;
    },
    enters: (digits) => void enter(digits, 'hash'),
    presses: (key) => void enter(key, 'key'),
    async hangsUp() {
      say({ do: 'hang-up' });
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
    breaks: () => socket.terminate(),
  };
}

/** Way 1 up to the waiting for the app; back comes the code that is heard. */
export async function askApp(caller: Caller, userCode: string): Promise<string> {
  await caller.hears('menu');
  caller.presses('1');
  await caller.hears('user-code');
  caller.enters(userCode);
  return codeIn(await caller.hears('app-request'));
}

export function codeIn({ say }: Step): string {
  return say.find(({ prompt }) => prompt === 'app-request' || prompt === 'app-waiting')?.text.replace(/\D/g, '') ?? '';
}

/** A customer's call on the first of these nodes that waits for the app, and the phone that speaks with all of them. */
export async function callIn(bank: Bank, nodes: readonly [Node, ...Node[]]) {
  const customer = await bank.addCustomer();
  const phone = await bank.enrol(customer, nodes);
  const caller = await ring(nodes[0]);
  const code = await askApp(caller, customer.userCode);
  return { customer, phone, caller, code };
}
