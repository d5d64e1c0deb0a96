import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { agreed, corpus, listFaults, readGood, readItems } from '../../../test/stock/corpus.ts';
import type { FaultCode } from '../index.ts';

describe('of a file that attacks', () => {
  const faults: { readonly [name: string]: string } = {
    'billion-laughs.xml': 'stopped doctype on line 7',
    'doctype.xml': 'stopped doctype on line 2',
    'external-entity.xml': 'stopped doctype on line 2',
    'inclusion.xml': 'stopped element-unknown on line 2',
    'parameter-entity.xml': 'stopped doctype on line 1',
    'style-sheet.xml': 'stopped instruction on line 2',
    'unknown-entity.xml': 'stopped not-xml on line 3',
  };
  for (const name of readdirSync(`${corpus}/hostile`)) {
    test(`N16: ${name} is refused with its line`, async () => {
      assert.deepEqual(listFaults(await readItems(readFileSync(`${corpus}/hostile/${name}`))), [faults[name]]);
    });
  }

  const head = '<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">';
  const many = (count: number, one: (at: number) => string) => Array.from({ length: count }, (_, at) => one(at)).join('');
  const bombs: [what: string, fault: FaultCode, file: string | Buffer][] = [
    ['elements within elements', 'too-deep', head + '<a>'.repeat(10_000)],
    ['hundreds of attributes', 'too-many-attributes', `${head}<a ${many(500, (at) => `a${at}="" `)}/>`],
    ['hundreds of namespaces', 'too-many-attributes', `${head}<a ${many(500, (at) => `xmlns:a${at}="u" `)}/>`],
    ['a box of thousands of elements', 'too-many-elements', `${head}<KeyPackage>${'<a/>'.repeat(10_000)}`],
    ['a text without an end', 'too-long', `${head}<KeyPackage>${'a'.repeat(300_000)}`],
    ['a text without an end in pieces', 'too-long', `${head}<KeyPackage>${'aaaaaaaaaa<!---->'.repeat(12_000)}`],
    ['a comment without an end', 'too-long', `${head}<!--${'a'.repeat(300_000)}`],
    ['a name without an end', 'too-long', `${head}<${'a'.repeat(300_000)}`],
    ['an attribute without an end', 'too-long', `${head}<a b="${'a'.repeat(300_000)}`],
    ['an entity with a name without an end', 'too-long', `${head}<a>&${'a'.repeat(300_000)}`],
    ['a document type without an end', 'too-long', `<!DOCTYPE ${'a'.repeat(300_000)}`],
    ['UTF-16', 'not-utf8', Buffer.from(`\ufeff${head}</KeyContainer>`, 'utf16le')],
    ['another encoding', 'not-utf8', `<?xml version="1.0" encoding="ISO-8859-1"?>${head}</KeyContainer>`],
    ['half a letter', 'not-utf8', Buffer.concat([Buffer.from(head), Buffer.of(0xc3)])],
    ['an encoding twice as long as needed', 'not-utf8', Buffer.concat([Buffer.from(head), Buffer.of(0xc0, 0xbc)])],
    ['XML 1.1', 'not-xml', `<?xml version="1.1"?>${head}</KeyContainer>`],
    ['a prefix of no namespace', 'not-xml', `${head}<a:KeyPackage/></KeyContainer>`],
    ['an attribute twice', 'not-xml', `${head}<a b="" b=""/></KeyContainer>`],
    ['text after the end', 'not-xml', `${head}</KeyContainer>x`],
    ['nothing at all', 'not-xml', ''],
    ['a picture', 'not-utf8', Buffer.of(0x89, 0x50, 0x4e, 0x47)],
  ];
  for (const [what, fault, file] of bombs) {
    test(`${what} is refused`, async () => {
      const [item, ...others] = await readItems(file);
      assert.deepEqual([item?.is === 'stopped' && item.fault.code, others.length], [fault, 0]);
    });
  }

  const roots: [what: string, fault: FaultCode, root: string][] = [
    ['another root', 'not-pskc', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['a container of no namespace', 'not-pskc', '<KeyContainer Version="1.0"/>'],
    ['a container of a draft of the RFC', 'not-pskc', '<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc:1.0"/>'],
    ['a container of another version', 'other-version', '<KeyContainer Version="2.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"/>'],
    ['a container of no version', 'other-version', '<KeyContainer xmlns="urn:ietf:params:xml:ns:keyprov:pskc"/>'],
    ['a container without a box', 'element-missing', `${head}</KeyContainer>`],
    ['what a container does not hold', 'element-unknown', `${head}<Device/></KeyContainer>`],
  ];
  for (const [what, fault, root] of roots) {
    test(`${what} is refused`, async () => {
      assert.deepEqual(listFaults(await readItems(root)), [`stopped ${fault} on line 1`]);
    });
  }
});

describe('whatever is changed in a file', () => {
  /** `length` letters from `at` on become `by`. */
  const edits = fc.record({ at: fc.nat(10_000), length: fc.nat(20), by: fc.string({ maxLength: 10 }) });
  const edit = (file: string, { at, length, by }: { at: number; length: number; by: string }) => {
    const from = at % file.length;
    return file.slice(0, from) + by + file.slice(from + length);
  };

  test('there are boxes and faults, and never an exception', async () => {
    const file = readGood('everything.xml');
    const changed = fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 3 }), async (all) => {
      await readItems(all.reduce(edit, file));
    });
    await fc.assert(changed, { numRuns: 60 });
  });

  test('N16: an encrypted key comes out as it was put in, or not at all', async () => {
    const file = readGood('python-aes128.xml');
    const changed = fc.asyncProperty(edits, async (one) => {
      for (const item of await readItems(edit(file, one), agreed)) {
        if (item.is === 'box') assert.ok([1, 2].some((byte) => item.box.key.equals(Buffer.alloc(20, byte))));
      }
    });
    await fc.assert(changed, { numRuns: 60 });
  });
});

test('no fault repeats what stands in the file', async () => {
  const secret = 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=';
  const file = `<a xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><${secret}`;
  assert.doesNotMatch(JSON.stringify(await readItems(file)), /MTIz/);
});
