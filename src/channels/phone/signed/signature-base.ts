import { type InnerList, writeInnerList, writeItem } from './structured-fields.ts';

/** A request as its sender meant it. */
export type SentRequest = {
  readonly method: string;
  /** The public origin it was sent to, whatever a proxy before us made of it, and path and query exactly as they came. */
  readonly origin: string;
  readonly target: string;
  /** Each line of a header by its name in lower case. */
  readonly headers: { readonly [name: string]: readonly string[] | undefined };
  readonly body: Uint8Array;
};

/** Derived components (RFC 9421 §2.2) that say something of a request to us. */
const derived: { readonly [name: string]: (request: SentRequest) => string } = {
  '@method': ({ method }) => method,
  '@target-uri': ({ origin, target }) => origin + target,
  '@authority': ({ origin }) => new URL(origin).host,
  '@scheme': ({ origin }) => new URL(origin).protocol.slice(0, -1),
  '@path': ({ target }) => target.replace(/\?.*$/s, ''),
  '@query': ({ target }) => /\?.*$/s.exec(target)?.[0] ?? '?',
  '@request-target': ({ target }) => target,
};

/** What was signed (RFC 9421 §2.5). Undefined where a component is unknown, missing, covered twice, or has parameters: we know none. */
export function writeSignatureBase(request: SentRequest, covered: InnerList): string | undefined {
  const names = covered.items.map(({ value }) => value);
  if (new Set(names).size !== names.length || covered.items.some(({ parameters }) => parameters.size > 0)) return undefined;
  const lines = covered.items.map((item) => {
    const value = readComponent(request, item.value);
    return value === undefined ? undefined : `${writeItem(item)}: ${value}`;
  });
  if (lines.includes(undefined)) return undefined;
  return [...lines, `"@signature-params": ${writeInnerList(covered)}`].join('\n');
}

function readComponent(request: SentRequest, name: string): string | undefined {
  if (name.startsWith('@')) return Object.hasOwn(derived, name) ? derived[name]?.(request) : undefined;
  if (!Object.hasOwn(request.headers, name)) return undefined;
  return request.headers[name]?.map((line) => line.trim()).join(', ');
}
