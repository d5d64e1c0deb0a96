import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { readXml, type Tree } from './xml-tree.ts';

const declared = readFileSync(createRequire(import.meta.url).resolve('twilio/lib/twiml/VoiceResponse.d.ts'), 'utf8');

/** A verb of the library that takes others inside, or their text. */
type Verb = Record<string, (...given: unknown[]) => Verb>;

/**
 * The vendor's own library writes the same document: each verb is one of its methods where it stands, each attribute is declared for
 * that verb, and what comes out is the same tree.
 */
export function checkByLibrary(document: string): void {
  const ours = readXml(document);
  assert.equal(ours.name, 'Response');
  const response = new VoiceResponse();
  for (const child of ours.children) build(response as unknown as Verb, child);
  assert.deepEqual(readXml(String(response)), ours);
}

function build(parent: Verb, { name, attributes, children, text }: Tree): void {
  const method = name[0]?.toLowerCase() + name.slice(1);
  assert.equal(typeof parent[method], 'function', `<${name}> has no place there`);
  const known = declaredFor(name);
  for (const attribute of Object.keys(attributes)) assert.ok(known.has(attribute), `<${name} ${attribute}> is not declared`);
  // What has text takes it after the attributes; an empty one of either is no argument.
  const verb = parent[method]?.(...(Object.keys(attributes).length > 0 || text === '' ? [attributes] : []), ...(text === '' ? [] : [text]));
  for (const child of children) build(verb as Verb, child);
}

function declaredFor(name: string): Set<string> {
  const [, body] = new RegExp(`interface ${name}Attributes(?: extends [^{]+)? \\{([\\s\\S]*?)\\n {4}\\}`).exec(declared) ?? [];
  // Of a verb without attributes none are declared.
  return new Set([...(body ?? '').matchAll(/^ {8}(\w+)\?:/gm)].map(([, attribute = '']) => attribute));
}
