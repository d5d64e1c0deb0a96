import { systemClock, systemRandom } from '#adapters/system';
import { readConfigFile } from '../config.ts';
import { openKeys, openStores } from '../open-stores.ts';
import { policyOf } from '../policy.ts';

/** The bank's stores and keys without its doors, for a command that runs beside the server or before it. */
export async function openRegister(file: string) {
  const config = await readConfigFile(file);
  const { stores, signals, close } = await openStores(config);
  try {
    const keys = await openKeys(config, systemRandom);
    const parts = { stores, signals, keys, clock: systemClock, random: systemRandom, policy: policyOf(config), node: 'command' };
    return { config, parts, close };
  } catch (error) {
    await close();
    throw error;
  }
}
