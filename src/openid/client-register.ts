import type { OpenidClient } from './client.ts';
import { faultsOfClients } from './client-faults.ts';
import type { Records } from './records.ts';

const kind = 'Client';

/** Clients that were added while it runs, beside those of the configuration. */
export async function listAdded(records: Pick<Records, 'list'>): Promise<readonly OpenidClient[]> {
  return (await records.list(kind)).map(({ body }) => body as OpenidClient);
}

/**
 * Those of the configuration, and of those that were added each one that can be used: a fault of one takes no other away. `unusable`:
 * what is wrong with the rest, in sentences.
 */
export async function readClients(
  records: Pick<Records, 'list'>,
  configured: readonly OpenidClient[],
  around: Parameters<typeof faultsOfClients>[1],
): Promise<{ readonly clients: readonly OpenidClient[]; readonly unusable: readonly string[] }> {
  const added = await listAdded(records);
  const faultsOf = (client: OpenidClient) => faultsOfClients([...configured.filter(({ id }) => id === client.id), client], around);
  return {
    clients: [...configured, ...added.filter((client) => faultsOf(client).length === 0)],
    unusable: added.flatMap(faultsOf),
  };
}

/** In place of one with the same id. */
export async function addClient(records: Pick<Records, 'put'>, client: OpenidClient): Promise<void> {
  await records.put(kind, client.id, client, {});
}

/** False: there was none. */
export async function removeClient(records: Pick<Records, 'find' | 'destroy'>, id: string): Promise<boolean> {
  if (!(await records.find(kind, id))) return false;
  await records.destroy(kind, id);
  return true;
}
