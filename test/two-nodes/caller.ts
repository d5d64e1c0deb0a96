import { once } from 'node:events';
import WebSocket from 'ws';
import type { Step } from '#channels/phone';
import { type Bank, switchboard } from './bank.ts';
import { createNews, type News } from './news.ts';
import type { Node } from './nodes.ts';

type Prompt = Step['say'][number]['prompt'];
type Input = { readonly step: number; readonly keys: string; readonly ended: 'hash' | 'key' | 'said' };

export type Caller = {
  readonly call: string;
  /** Waits until one of these is said, in a step that has not been waited for yet; back comes all that step says. */
  hears(...prompts: readonly Prompt[]): Promise<Step>;
  /** Keys it and ends it with a hash. */
  enters(digits: string): void;
  presses(key: string): void;
  hangsUp(): Promise<void>;
  /** The line breaks; over HTTPS there is none that could. */
  breaks(): void;
  /** Whether the call has ended for the caller. */
  isOver(): boolean;
};

/** What a collector says, by one of the contract's two doors; what it is told comes as news. */
type Line = { say(input: Input): void; hangUp(): Promise<void>; break(): void };

const dialled = { to: '08-465 004 10', from: '+46701740605' };
const authorization = `Bearer ${switchboard}`;

/** A caller whose collector speaks the phone contract over a socket, and hears everything out at once. */
export async function ring(node: Node): Promise<Caller> {
  const steps = createNews<Step>();
  const socket = new WebSocket(`${node.main.replace('http', 'ws')}/phone/v1/live`, { headers: { authorization } });
  const send = (message: object) => socket.readyState === socket.OPEN && socket.send(JSON.stringify(message));
  const line: Line = {
    say: (input) => void send({ do: 'input', ...input }),
    async hangUp() {
      const closed = once(socket, 'close');
      send({ do: 'hang-up' });
      socket.close();
      await closed;
    },
    break: () => socket.terminate(),
  };
  const collect = createCollector(steps, line);
  socket.on('error', () => {});
  socket.on('message', (data) => {
    const said = JSON.parse(String(data)) as { is: 'step'; step: Step } | { is: 'refused' };
    if (said.is === 'step') collect(said.step);
  });
  await once(socket, 'open');
  send({ do: 'call', ...dialled });
  return createCaller(steps, line);
}

/** The same over HTTPS, as a switchboard does that cannot hold sockets. */
export async function ringOverHttps(node: Pick<Node, 'main'>): Promise<Caller> {
  const steps = createNews<Step>();
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { authorization, ...(body ? { 'content-type': 'application/json' } : {}) };
    const answer = await fetch(`${node.main}/phone/v1/calls${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    return answer.status === 200 || answer.status === 201 ? ((await answer.json()) as { step: Step }) : undefined;
  };
  const first = await ask('POST', '', dialled);
  if (!first) throw new Error('the call is not answered');
  const { call } = first.step;
  const collect = createCollector(steps, {
    say: (input) => void ask('POST', `/${call}/input`, input).then((answer) => answer && collect(answer.step)),
    hangUp: async () => void (await ask('DELETE', `/${call}`)),
    break: () => {},
  });
  const listen = async ({ n, over }: Step): Promise<void> => {
    const answer = over === null ? await ask('GET', `/${call}/step?after=${n}`) : undefined;
    if (!answer) return;
    collect(answer.step);
    return listen(answer.step);
  };
  collect(first.step);
  void listen(first.step).catch(() => {});
  return createCaller(steps, collect.line);
}

/** Says at once that all was heard where nothing is asked, and takes each step once, whichever way it came. */
function createCollector(steps: News<Step>, line: Line) {
  const collect = (step: Step): void => {
    if (step.n <= (steps.all.at(-1)?.n ?? 0)) return;
    steps.tell(step);
    if (step.collect === null && step.over === null && step.talk === null) line.say({ step: step.n, keys: '', ended: 'said' });
  };
  return Object.assign(collect, { line });
}

async function createCaller(steps: News<Step>, line: Line): Promise<Caller> {
  let heard = 0;
  const enter = (keys: string, ended: Input['ended']) => line.say({ step: steps.all.at(-1)?.n ?? 0, keys, ended });
  const { call } = await steps.until(() => true, 'the call is answered');
  return {
    call,
    async hears(...prompts) {
      const step = await steps.until(({ say }) => say.some(({ prompt }) => prompts.includes(prompt)), `${prompts} is said`, heard);
      heard = steps.all.indexOf(step) + 1;
      return step;
    },
    enters: (digits) => enter(digits, 'hash'),
    presses: (key) => enter(key, 'key'),
    hangsUp: line.hangUp,
    breaks: line.break,
    isOver: () => steps.all.some(({ over }) => over !== null),
  };
}

/** Way 1 up to the waiting for the app; back comes the code that is heard. */
export async function askApp(caller: Caller, userCode: string): Promise<string> {
  await caller.hears('menu');
  caller.presses('1');
  await caller.hears('user-code');
  caller.enters(userCode);
  const { say } = await caller.hears('app-request');
  return say.find(({ prompt }) => prompt === 'app-request')?.text.replace(/\D/g, '') ?? '';
}

/** A customer's call on the first of these nodes that waits for the app, and the phone that speaks with all of them. */
export async function callIn(bank: Bank, nodes: readonly [Node, ...Node[]]) {
  const customer = await bank.addCustomer();
  const phone = await bank.enrol(customer, nodes);
  const caller = await ring(nodes[0]);
  const code = await askApp(caller, customer.userCode);
  return { customer, phone, caller, code };
}
