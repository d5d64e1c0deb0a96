import { refuse } from './faults.ts';

/** A line holds one box; `line` counts from 1. */
export type Line = { readonly line: number; readonly text: string };

const longest = 2_000;
const slice = 50_000;

/** Lines of UTF-8 as they come, without their ends. Throws Refused. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 0;
  let rest = '';
  const decode = (part?: Uint8Array) => {
    try {
      return part ? decoder.decode(part, { stream: true }) : decoder.decode();
    } catch {
      return refuse('not-utf8', line + 1);
    }
  };
  const cut = (text: string): Line[] => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longest) refuse('line-too-long', line + lines.length + 1);
    return lines.map((one) => {
      line += 1;
      return { line, text: one.length > longest ? refuse('line-too-long', line) : one.replace(/\r$/, '') };
    });
  };
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += slice) yield* cut(decode(chunk.subarray(at, at + slice)));
  }
  yield* cut(decode());
  yield { line: line + 1, text: rest };
}

/** The fields of a line (RFC 4180 §2), trimmed. A value in quotation marks may hold the separator, and no line end. */
export function cutFields(text: string, separator: string, line: number): readonly string[] {
  const fields: string[] = [];
  let rest = text;
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(rest);
    const end = quoted ? quoted[0].length : rest.indexOf(separator);
    const field = quoted ? quoted[1]?.replaceAll('""', '"') : rest.slice(0, end < 0 ? undefined : end);
    if (field === undefined || (!quoted && field.includes('"'))) return refuse('quote-open', line);
    fields.push(field.trim());
    const next = end < 0 ? '' : rest.slice(end);
    if (next === '') return fields;
    if (!next.startsWith(separator)) refuse('quote-open', line);
    rest = next.slice(separator.length);
  }
}
