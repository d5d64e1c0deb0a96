export type { DeskBoxes } from './boxes.ts';
export type { Softphones } from './desk-softphone.ts';
export type { DeskAlert, DeskCall, DeskPage, DeskSettings, DeskState, Me } from './desk-state.ts';
export type { Discuss } from './discuss.ts';
export type { Heard } from './heard.ts';
export type { BackOfficeParts } from './parts.ts';
export { registerBackOffice } from './register.ts';
export { type Role, roles } from './roles.ts';
export { issueStaffLink, type LinkParts } from './staff-links.ts';
