import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { AuditEvent, Clock, Use } from '#ports';
import { destroyGranted, endGrant, findGranted, type Granted, usesOfGranted } from './granted.ts';
import type { FoundRecord, Records } from './records.ts';

export type AdapterParts = {
  readonly records: Records;
  readonly clock: Clock;
  readonly node: string;
  /** What must still be so of an identification; undefined if nobody was identified in it (`identify.stands`). */
  readonly stands: (flow: string) => Promise<readonly Use[] | undefined>;
  /** Whether the log-in that a grant rests on was ended by what has happened since: another password, a phone taken out. */
  readonly isOutlived: (granted: Granted) => Promise<boolean>;
};

const second = 1_000;

/**
 * The library's records, on the one store of all nodes. What may be used once is consumed in one statement with what the identification
 * rests on (I2, T12); whoever comes second is refused here, since the library itself has looked and seen it fresh.
 */
export function createAdapter(parts: AdapterParts): (kind: string) => Adapter {
  const { records } = parts;
  return (kind) => ({
    upsert: (id, payload, expiresIn) => store(parts, kind, id, payload, expiresIn),
    find: async (id) => toPayload(await records.find(kind, id)),
    findByUid: async (uid) => toPayload(await records.findByUid(kind, uid)),
    // Of the device flow, which is not offered.
    findByUserCode: async () => undefined,
    consume: (id) => consume(parts, kind, id),
    async destroy(id) {
      await records.destroy(kind, id);
      if (kind === 'Grant') await destroyGranted(records, id);
    },
    revokeByGrantId: (grant) => records.revokeByGrant(grant),
  });
}

async function store(parts: AdapterParts, kind: string, id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
  const { records } = parts;
  const life = expiresIn === undefined ? undefined : expiresIn * second;
  if (kind === 'ReplayDetection') {
    // RFC 7523 §3, RFC 9449 §11.1: of two that come at once the library has seen neither.
    if ((await records.remember(kind, id, life ?? 0)) === 'known') throw new errors.InvalidClientAuth('an assertion or proof came twice');
    return;
  }
  const { grantId: grant, uid } = payload;
  // A refresh token that is bound to its sender is not consumed: then this is where the identification must stand (T12). A grant that was
  // ended meanwhile, as by whoever sends the same refresh token again, leaves a token that opens nothing.
  const isRefreshed = kind === 'AccessToken' && payload['gty']?.endsWith('refresh_token') === true;
  const granted = isRefreshed && grant !== undefined ? await findGranted(records, grant) : undefined;
  const uses = granted ? await usesOf(parts, granted) : [];
  const stored = uses && (await records.put(kind, id, payload, { grant, uid, life, uses }));
  if (stored !== 'stored') await refuse(parts, kind, grant);
}

async function consume(parts: AdapterParts, kind: string, id: string): Promise<void> {
  const { records } = parts;
  const found: AdapterPayload | undefined = (await records.find(kind, id))?.body;
  const rests = await findRests(parts, found?.grantId);
  const audit = rests?.granted && found ? [tellRedeemed(parts, kind, found, rests.granted)] : [];
  if (rests && (await records.consume(kind, id, { uses: rests.uses, audit })) === 'consumed') return;
  await refuse(parts, kind, found?.grantId);
}

type Rests = { readonly uses: readonly Use[]; readonly granted?: Granted };

/** What has no grant rests on nobody: a pushed request, or a CIBA request that was refused. */
async function findRests(parts: AdapterParts, grant: string | undefined): Promise<Rests | undefined> {
  if (grant === undefined) return { uses: [] };
  const granted = await findGranted(parts.records, grant);
  const uses = granted && (await usesOf(parts, granted));
  return uses && { uses, granted };
}

async function usesOf({ stands, isOutlived, clock }: AdapterParts, granted: Granted): Promise<readonly Use[] | undefined> {
  return (await isOutlived(granted)) ? undefined : usesOfGranted(granted, stands, clock.now());
}

/**
 * RFC 6749 §4.1.2, RFC 9700 §4.14.2: what comes twice may be stolen, so that all of its grant ends. Not so over CIBA, where no browser
 * carries anything: a client that is told by ping while it polls comes twice by itself.
 */
async function refuse({ records }: AdapterParts, kind: string, grant: string | undefined): Promise<never> {
  if (grant !== undefined && kind !== 'BackchannelAuthenticationRequest') await endGrant(records, grant);
  if (kind === 'PushedAuthorizationRequest') throw new errors.InvalidRequestUri('the request was used already');
  throw new errors.InvalidGrant('used already, or what it rests on is no longer so');
}

function tellRedeemed({ clock, node }: AdapterParts, kind: string, payload: AdapterPayload, granted: Granted): AuditEvent {
  const { flow, customer } = granted;
  return { at: clock.now(), what: 'openid-redeemed', node, flow, customer, detail: { kind, client: payload.clientId ?? null } };
}

function toPayload(found: FoundRecord | undefined): AdapterPayload | undefined {
  if (!found) return undefined;
  const { body, consumed } = found;
  return consumed === null ? body : { ...body, consumed: Math.floor(consumed / second) };
}
