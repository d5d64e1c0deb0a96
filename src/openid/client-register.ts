import type { OpenidClient } from './client.ts';
import type { Records } from './records.ts';

const kind = 'Client';

/** Clients that were added while it runs, beside those of the configuration. */
export async function listAdded(records: Pick<Records, 'list'>): Promise<readonly OpenidClient[]> {
  return (await records.list(kind)).map(({ body }) => body as OpenidClient);
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
