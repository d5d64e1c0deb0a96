import { systemClock, systemRandom } from '#adapters/system';
import { readConfigFile } from '../config.ts';
import { openKeys, openStores } from '../open-stores.ts';
import { policyOf } from '../policy.ts';
import { refuseSealed, sealOf } from '../seal.ts';

/** The bank's stores and keys without its doors, for a command that runs beside the server or before it. Throws Broken('sealed'). */
export async function openRegister(file: string) {
  const config = await readConfigFile(file);
  const opened = await openStores(config);
  const { stores, signals, close } = opened;
  try {
    const [outside, node] = [{ clock: systemClock, random: systemRandom }, 'command'];
    // What was given out since the backup would be given out again (T57).
    refuseSealed(await sealOf(config, opened, { ...outside, node }));
    const keys = await openKeys(config, systemRandom);
    const parts = { stores, signals, keys, ...outside, policy: policyOf(config), node };
    return { config, parts, close };
  } catch (error) {
    await close();
    throw error;
  }
}
