import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCases, writeConformance } from './conformance-document.ts';
import { conformancePlans } from './conformance-modules.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8');

test('T50: every module of the public conformance plans has one test or a reason, and none has both', () => {
  for (const { plan, modules, left } of conformancePlans) {
    const all = [...modules, ...left.flatMap((one) => one.modules)];
    assert.deepEqual(
      all.filter((module, at) => all.indexOf(module) !== at),
      [],
      `${plan} has a module twice`,
    );
    for (const { because } of left) assert.match(because, /\w.{20,}\.$/, 'a reason is a sentence');
  }
});

for (const file of [...new Set(conformancePlans.map((plan) => plan.file))])
  test(`T50: ${file} has one test for each module that is said to be tested there, and runs them`, () => {
    const cases = readCases(file);
    const wanted = conformancePlans.filter((plan) => plan.file === file).flatMap(({ modules }) => modules);
    assert.deepEqual([...cases.keys()].toSorted(), wanted.toSorted());
    for (const [module, sentences] of cases) assert.equal(sentences.length, 1, `${module} is tested ${sentences.length} times`);
    assert.match(read(file), new RegExp(`runCases\\('${file}', `));
  });

test('T50: docs/openid-conformance.md says what the list and the tests say', () => {
  assert.equal(read('../../docs/openid-conformance.md'), writeConformance(), 'run npm run docs');
});
