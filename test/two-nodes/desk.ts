import { once } from 'node:events';
import WebSocket from 'ws';
import type { DeskCall, DeskState } from '#back-office';
import { addresses } from './bank.ts';
import { createNews, type News } from './news.ts';
import type { Node } from './nodes.ts';

export type Desk = {
  /** What the desk shows, each time it changes. */
  readonly states: News<DeskState>;
  /** The call as the next state shows it of which this holds. */
  sees(call: string, holds: (call: DeskCall) => boolean, what: string): Promise<DeskCall>;
  send(method: 'GET' | 'POST', path: string): Promise<{ readonly status: number; readonly body: unknown }>;
  close(): void;
};

/** An advisor who logs in by a link and looks at one call at a time. */
export async function openDesk(node: Node, staff: string): Promise<Desk> {
  const cookie = await logIn(node, await issueLink(node, staff));
  const headers = { cookie, origin: addresses.main };
  const socket = new WebSocket(`${node.main.replace('http', 'ws')}/desk/v1/live`, { headers });
  const states = createNews<DeskState>();
  socket.on('error', () => {});
  socket.on('message', (data) => states.tell(JSON.parse(String(data)) as DeskState));
  await once(socket, 'open');
  return {
    states,
    async sees(call, holds, what) {
      const from = states.all.length;
      socket.send(JSON.stringify({ do: 'look', call }));
      const { call: seen } = await states.until((state) => state.call?.id === call && holds(state.call), what, from);
      if (!seen) throw new Error('the call is gone');
      return seen;
    },
    async send(method, path) {
      const answer = await fetch(`${node.main}/desk/v1${path}`, { method, headers });
      return { status: answer.status, body: await answer.json() };
    },
    close: () => socket.terminate(),
  };
}

export async function issueLink(node: Node, staff: string): Promise<string> {
  return String(await node.administer('issueStaffLink', staff)).split('#')[1] ?? '';
}

/** The form of the log-in page; a link that is not good is answered with that page. */
export async function useLink(node: Node, link: string): Promise<Response> {
  const headers = { origin: addresses.main, 'content-type': 'application/x-www-form-urlencoded' };
  return fetch(`${node.main}/staff/login`, { method: 'POST', headers, body: new URLSearchParams({ link }), redirect: 'manual' });
}

async function logIn(node: Node, link: string): Promise<string> {
  const answer = await useLink(node, link);
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`the advisor is not let in: ${answer.status}`);
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}
