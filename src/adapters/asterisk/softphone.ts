import { contactCentre, drawId, type SoftphoneAccount } from '#ports';
import { type Ari, isDone } from './ari.ts';
import type { AsteriskParts, AsteriskSettings } from './settings.ts';

export type Softphones = {
  lend(advisor: string): Promise<SoftphoneAccount | null>;
  end(advisor: string): Promise<void>;
  /** The endpoint to ring for this phone (`Other.phone`), or null: there is none. */
  endpointOf(phone: string): string | null;
  /** Whether this phone is a page. */
  isPage(phone: string): boolean;
  /** Asterisk is there anew, and has forgotten all accounts. */
  renew(): void;
};

/** What may stand in the name of an endpoint; a member of staff with another name has no telephone here. */
const names = /^[A-Za-z0-9._-]{1,60}$/;

const objects = ['auth', 'aor', 'endpoint'] as const;

/**
 * Accounts in Asterisk's memory, pushed over the same connection (res_pjsip, sorcery's memory wizard): none is in a file, each
 * with a password that only the page it was lent to knows, and none can call anybody, for its context has no extensions.
 */
export function createSoftphones(settings: AsteriskSettings, ari: Ari, { random, complain }: AsteriskParts): Softphones {
  const { softphone, advisors } = settings;
  const lent = new Map<string, string>();
  /** Asterisk was not there to hear that they were: it is told again when it is. */
  const unended = new Set<string>();
  /** By advisor: one thing after the other, or of an account that is lent and ended at once some objects would stay. */
  const works = new Map<string, Promise<unknown>>();
  const inTurn = <T>(advisor: string, job: () => Promise<T>): Promise<T> => {
    const done = (works.get(advisor) ?? Promise.resolve()).then(job);
    works.set(advisor, done);
    const forget = () => works.get(advisor) === done && works.delete(advisor);
    void done.then(forget, forget);
    return done;
  };
  const push = (advisor: string, password: string): Promise<boolean> => inTurn(advisor, () => pushNow(advisor, password));
  const pushNow = async (advisor: string, password: string): Promise<boolean> => {
    // Ended meanwhile.
    if (!lent.has(advisor)) return false;
    const fields = describe(nameOf(advisor), password, softphone?.address ?? '');
    for (const object of objects) {
      const pushed = await ari.request('PUT', pathOf(object, advisor), {}, { fields: listFields(fields[object]) });
      if (isDone(pushed)) continue;
      complain('telephony-no-softphone', `${object} ${pushed.status}`);
      return false;
    }
    return true;
  };
  const remove = async (advisor: string): Promise<void> => {
    unended.add(advisor);
    const gone = [];
    for (const object of [...objects].reverse()) gone.push(await ari.request('DELETE', pathOf(object, advisor)));
    if (gone.every((reply) => isDone(reply) || reply.status === 404)) unended.delete(advisor);
  };
  return {
    async lend(advisor) {
      if (!softphone || !names.test(advisor)) return null;
      const password = drawId(random);
      lent.set(advisor, password);
      if (!(await push(advisor, password))) return null;
      const user = nameOf(advisor);
      return { address: softphone.address, uri: `sip:${user}@${softphone.domain}`, user, password };
    },
    async end(advisor) {
      // Also one that an earlier process of this node has lent: its page may be there still.
      if (!softphone || !names.test(advisor)) return;
      lent.delete(advisor);
      await inTurn(advisor, () => remove(advisor));
    },
    endpointOf(phone) {
      if (phone === contactCentre) return settings.contactCentre ?? null;
      if (!names.test(phone)) return null;
      return lent.has(phone) ? `PJSIP/${nameOf(phone)}` : advisors.replace('{advisor}', phone);
    },
    isPage: (phone) => lent.has(phone),
    renew() {
      for (const [advisor, password] of lent) void push(advisor, password);
      for (const advisor of unended) if (!lent.has(advisor)) void inTurn(advisor, () => remove(advisor));
    },
  };
}

function nameOf(advisor: string): string {
  return `styrka-${advisor}`;
}

function pathOf(object: (typeof objects)[number], advisor: string): string {
  return `asterisk/config/dynamic/res_pjsip/${object}/${nameOf(advisor)}`;
}

type Fields = Readonly<Record<string, string>>;

function describe(name: string, password: string, address: string): Readonly<Record<(typeof objects)[number], Fields>> {
  return {
    auth: { auth_type: 'userpass', username: name, password },
    // One page at a time: the one that came last. A page that is gone is noticed when its connection is.
    aor: { max_contacts: '1', remove_existing: 'yes', maximum_expiration: '300' },
    endpoint: {
      ...{ aors: name, auth: name, context: 'none', identify_by: 'auth_username,username' },
      ...{ webrtc: 'yes', dtls_auto_generate_cert: 'yes', allow: '!all,alaw,ulaw', direct_media: 'no' },
      // It answers, and does nothing else: no call of its own, no transfer past the desk, no watching of others.
      ...{ allow_transfer: 'no', allow_subscribe: 'no', send_pai: 'no', send_rpid: 'no' },
      // A browser that is gone without a word, s.
      rtp_timeout: '20',
      ...(isLoopback(address) ? { media_address: '127.0.0.1', bind_rtp_to_media_address: 'yes' } : {}),
    },
  };
}

/** Page and telephone system on one machine: their sound stays on it. */
function isLoopback(address: string): boolean {
  return /^wss?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/.test(address);
}

function listFields(fields: Fields): readonly { attribute: string; value: string }[] {
  return Object.entries(fields).map(([attribute, value]) => ({ attribute, value }));
}
