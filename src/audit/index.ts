export { type Replayed, replayJournal } from './replay.ts';
export { compare, openSeal, type Seal, type SealedBecause, type SealParts } from './seal.ts';
