export { can } from './call-flow.ts';
export { createLine, type Line, type LineLimits, type LineParts, usualLimits } from './line.ts';
export { hangUp, type LiveCall, takeInput } from './live-call.ts';
export type { PhoneParts } from './parts.ts';
export { createRate } from './rate.ts';
export { registerPhone } from './register.tsx';
export { findPhoneFaults, type PhoneSettings } from './settings.ts';
export { findKeyFaults, readSigningKeys, type SigningKey } from './signed/signing-keys.ts';
export type { Step } from './step.ts';
