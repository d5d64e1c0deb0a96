import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { agreed, collect, readGood, readItems } from '../../../test/stock/corpus.ts';
import type { NewBox, StockItem } from '../index.ts';
import { joinPackages } from './join-keys.ts';

const suite = 'OCRA-1:HOTP-SHA1-8:C-QN08';

/** Each box by its serial and what its keys are for, each fault by its code. */
const describeItems = (items: readonly StockItem[]) =>
  items.map((item) =>
    item.is === 'box' ? `${item.box.serial} ${item.box.codes.kind}${item.box.answers ? '+ocra' : ''}` : item.fault.code,
  );

/** The file's packages in another order, or some of them. */
function order(file: string, pick: (packages: string[]) => readonly (string | undefined)[]): string {
  const packages = file.match(/<pskc:KeyPackage>[\s\S]*?<\/pskc:KeyPackage>/g) ?? [];
  const [head = ''] = file.split('<pskc:KeyPackage>');
  return `${head}${pick(packages).join('\n')}</pskc:KeyContainer>`;
}

const packages = readGood('python-two-packages.xml');

describe('a box that makes codes and answers challenges', () => {
  for (const name of ['python-two-packages.xml', 'python-two-keys.xml']) {
    test(`N16, N5: ${name} gives each box with both of its keys, each with its own count`, async () => {
      const items = await readItems(readGood(name), agreed);
      assert.deepEqual(describeItems(items), ['LB-3007-0001 hotp+ocra', 'LB-3007-0002 hotp+ocra']);
      for (const [at, item] of items.entries()) {
        const { box } = item as StockItem & { is: 'box' };
        assert.deepEqual([box.key, box.codes], [Buffer.alloc(20, at + 1), { kind: 'hotp', digits: 8, counter: 301 + at }]);
        const policy = { from: null, until: null, transactions: null, pin: null };
        assert.deepEqual(box.answers, { key: Buffer.alloc(20, at + 101), suite, counter: at + 1, policy });
      }
    });
  }

  test('N16: which of its two keys comes first makes no difference', async () => {
    const turned = order(packages, ([a, b, c, d]) => [b, a, d, c]);
    const keys = (items: readonly StockItem[]) => items.map((item) => item.is === 'box' && [item.box.key, item.box.answers]);
    assert.deepEqual(keys(await readItems(turned, agreed)), keys(await readItems(packages, agreed)));
  });

  test('N16: a second key that stands elsewhere in the file, or one too many, is refused with its line', async () => {
    const apart = await readItems(
      order(packages, ([a, b, c, d]) => [a, c, b, d]),
      agreed,
    );
    assert.deepEqual(describeItems(apart), ['LB-3007-0001 hotp', 'LB-3007-0002 hotp', 'serial-twice', 'serial-twice']);
    const third = await readItems(
      order(packages, ([a, b, c]) => [a, b, c?.replace('LB-3007-0002', 'LB-3007-0001')]),
      agreed,
    );
    assert.deepEqual(describeItems(third), ['LB-3007-0001 hotp+ocra', 'serial-twice']);
    const other = await readItems(
      order(packages, ([a, b]) => [a, b?.replace('oath.LB', 'oath.XX')]),
      agreed,
    );
    assert.deepEqual(describeItems(other), ['LB-3007-0001 hotp', 'serial-twice']);
  });

  test('N16: where its second key cannot be read, a package of two is refused, and of two packages the first stands', async () => {
    const broken = (file: string) => file.replace(suite, 'OCRA-1:HOTP-MD5-8:QN08');
    assert.deepEqual(describeItems(await readItems(broken(readGood('python-two-keys.xml')), agreed)), ['suite', 'LB-3007-0002 hotp+ocra']);
    assert.deepEqual(describeItems(await readItems(broken(packages), agreed)), ['LB-3007-0001 hotp', 'suite', 'LB-3007-0002 hotp+ocra']);
  });

  test('N16: a file that stops behind the first of two keys keeps the box', async () => {
    const late = order(packages, ([a]) => [a, '<pskc:MACMethod Algorithm="late"/>']);
    assert.deepEqual(describeItems(await readItems(late, agreed)), ['LB-3007-0001 hotp', 'out-of-order']);
  });

  test('N16: the device and each of its keys may have days of their own; the device has the shortest of what its packages say', async () => {
    const days = (start: string, end: string) => `<pskc:StartDate>${start}</pskc:StartDate><pskc:ExpiryDate>${end}</pskc:ExpiryDate>`;
    const [one, two] = [days('2026-05-01T00:00:00Z', '2033-05-01T00:00:00Z'), days('2026-06-01T00:00:00Z', '2034-05-01T00:00:00Z')];
    const [item] = await readItems(
      order(packages, ([a, b]) => [a, b].map((each, at) => each?.replace('</pskc:DeviceInfo>', `${[one, two][at]}</pskc:DeviceInfo>`))),
      agreed,
    );
    assert.ok(item?.is === 'box' && item.box.answers);
    assert.deepEqual([item.box.from, item.box.until], [Date.UTC(2026, 5, 1), Date.UTC(2033, 4, 1)]);
  });

  test('N16: whatever comes in whatever order, each key is in one box or refused, and no serial number comes twice', async () => {
    const codes = fc.constantFrom<NewBox['codes']>({ kind: 'hotp', digits: 8, counter: 0 }, { kind: 'ocra', suite, counter: 0 });
    const given = fc.array(fc.record({ serial: fc.constantFrom('A', 'B', 'C'), codes }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(given, async (boxes) => {
        const rest = { from: null, until: null, policy: { from: null, until: null, transactions: null, pin: null }, details: {} };
        async function* give(): AsyncGenerator<StockItem> {
          for (const [at, box] of boxes.entries())
            yield { is: 'box', line: at + 1, box: { ...rest, ...box, key: Buffer.alloc(20, at + 1) } };
        }
        const items = await collect(joinPackages(give()));
        const found = items.flatMap((item) => (item.is === 'box' ? [item.box] : []));
        const used = found.flatMap((box) => [box.key, ...(box.answers ? [box.answers.key] : [])].map((one) => one.readUInt8(0)));
        const refused = items.flatMap((item) => (item.is === 'box' ? [] : [item.line]));
        assert.deepEqual(
          [...used, ...refused].sort((a, b) => a - b),
          boxes.map((_, at) => at + 1),
        );
        assert.equal(new Set(found.map(({ serial }) => serial)).size, found.length);
      }),
    );
  });
});
