import type { SmsGateway, SmsOutcome, SmsReceipt } from '#ports';

export type HttpSmsSettings = {
  readonly name: string;
  /** https, or this machine: the token goes with every message. */
  readonly url: string;
  readonly token: string;
  readonly patience?: number;
};

/** A gateway behind a URL (docs/integrating/sms.md), and the way by which its receipts come in, which the server opens. */
export type HttpSmsGateway = SmsGateway & { readonly take: (receipt: SmsReceipt) => Promise<void> };

/** One POST a message. What it answered with is not read further than its reference: it may be anything. */
export function createHttpSmsGateway({ name, url, token, patience = 5_000 }: HttpSmsSettings): HttpSmsGateway {
  let hear: (receipt: SmsReceipt) => Promise<void> = async () => {};
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' };
  return {
    name,
    async send(message) {
      try {
        // A redirect would carry number and code to wherever it leads.
        const options = { method: 'POST', headers, redirect: 'error', signal: AbortSignal.timeout(patience) } as const;
        return await readAnswer(await fetch(url, { ...options, body: JSON.stringify(message) }));
      } catch {
        return { is: 'failed' };
      }
    },
    receipts: (listener) => {
      hear = listener;
    },
    take: (receipt) => hear(receipt),
    close: async () => {},
  };
}

/** 400 and 422: this message, to this number, never. Everything else may be different elsewhere or later. */
async function readAnswer(answer: Response): Promise<SmsOutcome> {
  const body = await answer.text();
  if (answer.status === 400 || answer.status === 422) return { is: 'refused' };
  const reference = answer.ok ? readReference(body) : undefined;
  return reference === undefined ? { is: 'failed' } : { is: 'sent', reference };
}

function readReference(body: string): string | undefined {
  const given: unknown = JSON.parse(body);
  const reference = typeof given === 'object' && given !== null && 'reference' in given ? given.reference : undefined;
  return typeof reference === 'string' && /^\S{1,100}$/.test(reference) ? reference : undefined;
}
