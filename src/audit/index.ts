export { type Replayed, replayJournal } from './replay.ts';
export { beginAnew, compare, openSeal, type Seal, type SealedBecause, type SealParts } from './seal.ts';
