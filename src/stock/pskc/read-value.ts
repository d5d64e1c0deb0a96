import { refuse } from '../faults.ts';
import type { Element } from './element.ts';

/** Characters that turn others round, that no font shows, or that end a text elsewhere. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u;

/** A text of at most 200 characters; undefined where there is no element, or nothing in it. */
export function readText(element: Element | undefined): string | undefined {
  if (!element) return undefined;
  const text = element.text.normalize('NFC').trim();
  if (text.length > 200 || unprintable.test(text) || element.children.length > 0) refuse('text-unreadable', element.line);
  return text === '' ? undefined : text;
}

/** xs:dateTime, in milliseconds. RFC 6030 has dates in UTC, so one without a zone is meant so too. */
export function readDate(element: Element | undefined): number | null {
  if (!element) return null;
  const [, date = '', time = '', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/.exec(element.text.trim()) ?? [];
  const at = Date.parse(`${date}T${time}${zone}`);
  // Date.parse makes the 1st of March of the 30th of February.
  const exists = !Number.isNaN(at) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
  return exists ? at : refuse('not-a-date', element.line);
}

/** A whole number of at most 15 digits, so that none is rounded. */
export function readNumber(written: string | undefined, line: number): number {
  const text = written?.trim() ?? '';
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : refuse('not-a-number', line);
}

/** A number from 0 on. */
export function readCount(written: string | undefined, line: number): number {
  const count = readNumber(written, line);
  return count >= 0 ? count : refuse('not-a-number', line);
}

/** At most 4,096 bytes. */
export function readBase64(element: Element): Buffer {
  const text = element.text.replace(/\s/g, '');
  const isBase64 = text.length > 0 && text.length <= 5_464 && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  return isBase64 ? Buffer.from(text, 'base64') : refuse('not-base64', element.line);
}
