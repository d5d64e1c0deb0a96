import type { Account } from './softphone.ts';

/** What came of a press: the call that was taken, or why not. */
export type Outcome = { readonly call: string } | { readonly refused: string };

/** 'next': whoever has waited longest. */
export function takeCall(id: string): Promise<Outcome> {
  return send('POST', `/desk/v1/calls/${encodeURIComponent(id)}/take`);
}

export function wish(id: string, what: 'identify' | 'end'): Promise<Outcome> {
  return send('POST', `/desk/v1/calls/${encodeURIComponent(id)}/${what}`);
}

export function hold(id: string, held: boolean): Promise<Outcome> {
  return send('POST', `/desk/v1/calls/${encodeURIComponent(id)}/hold`, { held });
}

export function transfer(id: string, to: string): Promise<Outcome> {
  return send('POST', `/desk/v1/calls/${encodeURIComponent(id)}/transfer`, { to });
}

/** K37. */
export function reportLost(id: string, serial: string): Promise<Outcome> {
  return send('POST', `/desk/v1/calls/${encodeURIComponent(id)}/code-boxes/lost`, { serial });
}

export function orderBox(id: string): Promise<Outcome> {
  return send('POST', `/desk/v1/calls/${encodeURIComponent(id)}/code-boxes/order`);
}

export function changeMe(change: { readonly available: boolean }): Promise<Outcome> {
  return send('PATCH', '/desk/v1/me', change);
}

/** A telephone for this page; null: none can be had now. */
export async function borrowPhone(): Promise<Account | null> {
  try {
    const response = await fetch('/desk/v1/softphone', { method: 'POST' });
    return response.ok ? ((await response.json()) as Account) : null;
  } catch {
    return null;
  }
}

async function send(method: string, path: string, body?: object): Promise<Outcome> {
  const content = body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {};
  try {
    const response = await fetch(path, { method, ...content });
    const answer = (await response.json()) as { call?: string; error?: { code?: string } };
    return response.ok ? { call: answer.call ?? '' } : { refused: answer.error?.code ?? 'not-done' };
  } catch {
    return { refused: 'not-done' };
  }
}
