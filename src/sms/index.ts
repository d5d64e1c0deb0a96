export { hearReceipts } from './hear-receipts.ts';
export type { SmsParts } from './parts.ts';
export { sendDue } from './send-due.ts';
export { noticeTexts } from './texts.ts';
export { writeNotice } from './write-notice.ts';
