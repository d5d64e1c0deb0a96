import type { Json } from './json.ts';

/** The same text whatever order a database keeps names in. */
export function writeCanonical(json: Json): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  if (isList(json)) return `[${json.map(writeCanonical).join(',')}]`;
  const names = Object.keys(json).sort();
  return `{${names.flatMap((name) => (json[name] === undefined ? [] : `${JSON.stringify(name)}:${writeCanonical(json[name])}`)).join(',')}}`;
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
