export { findLeaks } from './find-leaks.ts';
export { findInstalled } from './installed.ts';
export type { Phone, Place, Transport, Trunk } from './place.ts';
export { readPlace } from './place-file.ts';
export { type RunningAsterisk, runAsterisk } from './run-asterisk.ts';
export { writePlace } from './write-place.ts';
