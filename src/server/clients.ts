import { createHash, timingSafeEqual } from 'node:crypto';
import { readSigningKeys, type SigningKey } from '#channels/phone';
import type { Config } from './config.ts';

type May = 'api' | 'phone' | 'desk-events' | 'metrics' | 'sms-receipts' | 'events';

/** Finds a machine client by its bearer token. All hashes are compared, so that time says nothing about which came near. */
export function createFindClient({ clients = [] }: Pick<Config, 'clients'>): (token: string, may: May) => string | undefined {
  return (token, may) => {
    const given = createHash('sha256').update(token).digest();
    const found = clients.filter(({ tokenHash }) => timingSafeEqual(Buffer.from(tokenHash, 'hex'), given));
    return found.find((client) => client.may.includes(may))?.id;
  };
}

/** The keys of the clients that sign their requests, read once. */
export function createFindSigningKeys({ clients = [] }: Pick<Config, 'clients'>): (client: string) => readonly SigningKey[] | undefined {
  const keys = new Map(clients.flatMap(({ id, signing }) => (signing ? [[id, readSigningKeys(signing.keys)] as const] : [])));
  return (client) => keys.get(client);
}
