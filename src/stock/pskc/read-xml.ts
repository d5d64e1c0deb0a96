import { SaxesParser, type SaxesTagNS } from 'saxes';
import { type FaultCode, Refused, refuse } from '../faults.ts';
import type { Element } from './element.ts';

/** The root comes without its children, then each child with all that it holds. So a file may be longer than memory. */
export type XmlPart = { readonly is: 'root'; readonly element: Element } | { readonly is: 'child'; readonly element: Element };

/** Far above what a file of boxes needs, far below what hurts. Lengths are characters. */
const most = { depth: 20, attributes: 20, elements: 1_000, token: 100_000, slice: 50_000 } as const;

type Growing = Element & { readonly children: Element[]; readonly attributes: Map<string, string>; text: string };

/**
 * Reads XML as it comes. Throws Refused at what is not well-formed, and at what only attacks need: a document type (and with
 * it every entity beyond the five), processing instructions, bombs of depth, length, attributes or elements.
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<XmlPart> {
  const { parser, ready, write } = createParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (slice?: Uint8Array) => {
    try {
      return slice ? decoder.decode(slice, { stream: true }) : decoder.decode();
    } catch {
      return refuse('not-utf8', parser.line);
    }
  };
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += most.slice) {
      write(decode(chunk.subarray(at, at + most.slice)));
      yield* ready.splice(0);
    }
  }
  write(decode());
  parser.close();
  yield* ready.splice(0);
}

function createParser() {
  const parser = new SaxesParser({ xmlns: true });
  const builder = createBuilder();
  refuseAttacks(parser);
  let unheard = 0;
  let attributes = 0;
  /** The parser holds back a token until it is whole: this bounds how much it may hold. */
  const heard = () => {
    unheard = 0;
  };
  const hearText = (text: string) => {
    heard();
    builder.write(text, parser.line);
  };
  let line = 1;
  parser.on('opentagstart', () => {
    heard();
    attributes = 0;
    line = parser.line;
  });
  parser.on('attribute', () => {
    heard();
    attributes += 1;
    if (attributes > most.attributes) refuse('too-many-attributes', parser.line);
  });
  parser.on('opentag', (tag) => builder.open(tag, line));
  parser.on('text', hearText);
  parser.on('cdata', hearText);
  parser.on('comment', heard);
  parser.on('closetag', builder.close);
  const write = (text: string) => {
    unheard += text.length;
    parser.write(text);
    if (unheard > most.token) refuse('too-long', parser.line);
  };
  return { parser, ready: builder.ready, write };
}

function refuseAttacks(parser: SaxesParser<{ xmlns: true }>): void {
  const stop = (code: FaultCode) => refuse(code, parser.line);
  parser.on('error', (error) => {
    // The parser's own words repeat what stands in the file.
    throw error instanceof Refused ? error : new Refused('not-xml', parser.line);
  });
  parser.on('xmldecl', ({ encoding, version }) => {
    if (version !== '1.0') stop('not-xml');
    if (!/^utf-?8$/i.test(encoding ?? 'utf-8')) stop('not-utf8');
  });
  parser.on('doctype', () => stop('doctype'));
  parser.on('processinginstruction', () => stop('instruction'));
}

/** Puts elements together. Those that are whole stand in `ready` until they are taken. */
function createBuilder() {
  const ready: XmlPart[] = [];
  const path: Growing[] = [];
  let elements = 0;
  const open = (tag: SaxesTagNS, line: number) => {
    const attributes = readAttributes(tag);
    const element: Growing = { space: tag.uri, name: tag.local, line, attributes, children: [], text: '' };
    if (path.length === 0) ready.push({ is: 'root', element });
    elements = path.length < 2 ? 1 : elements + 1;
    if (elements > most.elements) refuse('too-many-elements', line);
    path.push(element);
    if (path.length > most.depth) refuse('too-deep', line);
  };
  const write = (text: string, line: number) => {
    const element = path.at(-1);
    if (!element || path.length < 2) return;
    element.text += text;
    if (element.text.length > most.token) refuse('too-long', line);
  };
  const close = () => {
    const element = path.pop();
    if (!element || path.length === 0) return;
    if (path.length === 1) ready.push({ is: 'child', element });
    else path.at(-1)?.children.push(element);
  };
  return { ready, open, write, close };
}

function readAttributes(tag: SaxesTagNS): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const { prefix, local, uri, value, name } of Object.values(tag.attributes)) {
    if (prefix === 'xmlns' || name === 'xmlns') continue;
    attributes.set(uri === '' ? local : `{${uri}}${local}`, value);
  }
  return attributes;
}
