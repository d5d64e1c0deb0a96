export { createSmsCode, smsKind } from './sms-code.ts';
export { type SmsSettings, writeCodeSms } from './texts.ts';
