import { openMemory } from '#adapters/memory';
import { testStores } from '../../../test/contract/stores.ts';

testStores('memory', openMemory);
