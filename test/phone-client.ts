import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createSoftPasskey, type SoftPasskey } from './soft-passkey.ts';

/**
 * A phone in software that speaks the documented app protocol (docs/integrating/app-protocol.md) and knows nothing of the
 * server's code: what it can do, a bank's own app can do. For tests, the bench and the simulation.
 */
export type Reply = { readonly status: number; readonly body: unknown };
export type Carry = (method: string, path: string, body: object | undefined, headers: Record<string, string>) => Promise<Reply>;
export type UserProof = { readonly is: 'own-code'; readonly code: string } | { readonly is: 'passkey' };

export type Enrolment = {
  readonly userCode: string;
  readonly activationCode: string;
  readonly ownCode: string;
  readonly name?: string;
  readonly withPasskey?: boolean;
};

type Request = {
  readonly id: string;
  readonly nonce: string;
  readonly customer: string;
  readonly device: string;
  readonly sender: string;
  readonly purpose: string;
  readonly code: string | null;
  readonly keyed: number;
  readonly amount: string;
  readonly payee: string;
  readonly account: string;
  readonly expires: number;
};

export type PhoneState = {
  key: KeyObject;
  device: string;
  customer: string;
  token: string;
  /** The value of the last roll, and the one that was sent and perhaps not answered. */
  roll: string;
  pending: string | null;
};

export type PhoneOptions = { readonly language?: 'sv' | 'fi' | 'en'; readonly origin: string; readonly rpId: string };

/** Carries over HTTP, to a server that runs anywhere. */
export function carryByFetch(base: string): Carry {
  return async (method, path, body, headers) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };
}

/** Carries into a Fastify server in the same process, without a socket. */
export function carryByInject(server: {
  inject(request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    payload?: object;
  }): Promise<{ statusCode: number; body: string }>;
}): Carry {
  return async (method, url, body, headers) => {
    const { statusCode, body: text } = await server.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
    return { status: statusCode, body: text ? JSON.parse(text) : null };
  };
}

export type PhoneClient = ReturnType<typeof createPhoneClient>;

/** `from`: a phone that holds all that another one holds, as a copied browser profile does (T31). */
export function createPhoneClient(carry: Carry, options: PhoneOptions, from?: PhoneState) {
  const { language = 'sv' } = options;
  const passkey: SoftPasskey = createSoftPasskey(options);
  const state: PhoneState = from ? { ...from, token: '' } : drawPhone();
  const call = (method: string, path: string, body?: object): Promise<Reply> =>
    carry(method, `/app/v1${path}`, body, {
      'accept-language': language,
      ...(state.token ? { authorization: `Bearer ${state.token}` } : {}),
    });
  const must = async <Body>(reply: Promise<Reply>): Promise<Body> => {
    const { status, body } = await reply;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body as Body;
  };
  const nonce = () => must<{ nonce: string }>(call('POST', '/nonces', {})).then((answer) => answer.nonce);
  const signText = (text: string) => signWith(state.key, text);
  const prove = (user: UserProof, about: { id: string; nonce: string }, text: string) =>
    user.is === 'own-code'
      ? {
          is: 'own-code',
          code: user.code,
          signature: signText(lines('styrka-own-code-1', { ...about, device: state.device, code: user.code })),
        }
      : { is: 'passkey', assertion: passkey.assert(sha256(text)) };

  const act = async (id: string, about: string, user: UserProof, fresh = nonce()): Promise<object> => {
    const used = await fresh;
    const text = lines('styrka-act-1', { id, nonce: used, customer: state.customer, device: state.device, about });
    return { nonce: used, signature: signText(text), user: prove(user, { id, nonce: used }, text) };
  };

  const phone = {
    state,
    passkey,
    call,
    nonce,
    signText,
    act,

    async enrol({ userCode, activationCode, ownCode, name = 'Test phone', withPasskey = false }: Enrolment): Promise<Reply> {
      const prepared = withPasskey ? await must<{ nonce: string }>(call('POST', '/passkeys/options', {})) : { nonce: await nonce() };
      const { x = '', y = '' } = createPublicKey(state.key).export({ format: 'jwk' });
      const signature = signText(
        lines('styrka-enrolment-1', { nonce: prepared.nonce, device: state.device, name, language, roll: state.roll }),
      );
      const reply = await call('POST', '/enrolments', {
        userCode,
        activationCode,
        phone: {
          name,
          deviceKey: { kty: 'EC', crv: 'P-256', x, y },
          language,
          ownCode,
          roll: state.roll,
          nonce: prepared.nonce,
          signature,
          ...(withPasskey ? { passkey: passkey.register(sha256(prepared.nonce)) } : {}),
        },
      });
      if (reply.status < 300) state.customer = (reply.body as { customer: string }).customer;
      return reply;
    },

    /** Rolls on. After a lost answer the very same roll is sent again, as the protocol wants it. */
    async openSession(): Promise<Reply> {
      state.pending ??= draw();
      const session = { nonce: await nonce(), device: state.device, from: state.roll, to: state.pending };
      const signature = signText(lines('styrka-session-1', session));
      const reply = await call('POST', '/sessions', { ...session, signature });
      if (reply.status < 300) {
        state.token = (reply.body as { token: string }).token;
        state.roll = state.pending;
        state.pending = null;
      }
      return reply;
    },

    me: () => must<{ calls: { is: string }[]; waiting: { id: string }[]; phones: { id: string; this: boolean }[] }>(call('GET', '/me')),
    waiting: () => must<{ requests: { id: string }[] }>(call('GET', '/requests')).then(({ requests }) => requests),
    read: (id: string) => must<Request>(call('GET', `/requests/${id}`)),

    /** What `approve` sends, so that a test can send it twice, late or spoilt. */
    makeApproval(request: Request, user: UserProof, digits = request.code ?? ''): object {
      const { id, nonce: own, customer, device, sender, purpose, amount, payee, account, expires } = request;
      const text = lines('styrka-approval-2', {
        id,
        nonce: own,
        customer,
        device,
        sender,
        purpose,
        digits,
        amount,
        payee,
        account,
        expires: String(expires),
      });
      return { digits, language, signature: signText(text), user: prove(user, { id, nonce: own }, text) };
    },
    async approve(id: string, user: UserProof, digits?: string): Promise<Reply> {
      const { status, body } = await call('GET', `/requests/${id}`);
      if (status >= 300) return { status, body };
      return call('POST', `/requests/${id}/approve`, phone.makeApproval(body as Request, user, digits));
    },
    /** Waits, by asking, until a request is there: for a server in another process. */
    async approveNext(
      user: UserProof,
      { tries = 100, pause = 50, digits }: { tries?: number; pause?: number; digits?: string } = {},
    ): Promise<Reply> {
      for (let n = 0; n < tries; n++) {
        const [first] = await phone.waiting();
        if (first) return phone.approve(first.id, user, digits);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      throw new Error('nothing came to be approved');
    },
    decline: (id: string) => call('POST', `/requests/${id}/decline`, {}),
    notMe: (id: string) => call('POST', `/requests/${id}/not-me`, {}),
    sayAgain: (id: string) => call('POST', `/requests/${id}/say-again`, {}),
    choose: (digits: string) => call('POST', '/requests/choose', { digits }),
    callCode: async (user: UserProof) => call('POST', '/call-codes', await act('call-code', '', user)),
    endPhone: async (id: string, user: UserProof) => call('POST', `/phones/${id}/end`, await act('end-phone', id, user)),
    block: async (user: UserProof) => call('POST', '/block', await act('block', '', user)),
    async addPasskey(user: UserProof): Promise<Reply> {
      const options = await must<{ nonce: string }>(call('POST', '/passkeys/options', {}));
      const confirmed = await act('passkey', '', user, Promise.resolve(options.nonce));
      return call('POST', '/passkeys', { ...confirmed, registration: passkey.register(sha256(options.nonce)) });
    },
  };
  return phone;
}

function drawPhone(): PhoneState {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  return { key, device: deviceOf(key), customer: '', token: '', roll: draw(), pending: null };
}

/** The texts that are signed: a version, then `name=value`, one a line. */
export function lines(version: string, values: Readonly<Record<string, string>>): string {
  return [version, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join('\n');
}

export function deviceOf(key: KeyObject): string {
  const { x, y } = createPublicKey(key).export({ format: 'jwk' });
  return sha256(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }));
}

export function signWith(key: KeyObject, text: string): string {
  return sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function draw(): string {
  return randomBytes(32).toString('base64url');
}
