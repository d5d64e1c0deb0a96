export { openFileKeys, refuseOpenFile, rotateFileKeys } from './key-file.ts';
export { type KeyRing, readKeyRing } from './key-ring.ts';
export { createKeys } from './keys.ts';
