import { Broken, type SmsBody } from '#ports';
import { type Brand, type Language, say, type TimeZone } from '#texts';
import { noticeTexts } from './texts.ts';

type NoticeBody = Extract<SmsBody, { is: 'notice' }>;

/** The text of a notice in the customer's language. Throws Broken('notice-unknown') for one that nobody has worded. */
export function writeNotice(
  { notice, with: given }: NoticeBody,
  language: Language,
  { brand, timeZone }: { readonly brand: Brand; readonly timeZone: TimeZone },
): string {
  if (notice === 'number-changed') return say(noticeTexts, language, notice, { brand, timeZone, at: given?.at ?? 0 });
  if (!(notice in noticeTexts)) throw new Broken('notice-unknown', 'A notice was to be sent for which there is no text.', notice);
  return say(noticeTexts, language, notice, { brand });
}
