import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { checkTokens, contrast, readTokens } from './index.ts';

const shipped = readTokens(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'));

describe("a bank's own colours", () => {
  test('the colours that are shipped can be read in daylight and at night', () => assert.deepEqual(checkTokens(shipped), []));

  test('the dark theme is read, not only the light one', () => {
    assert.equal(shipped.light['sky'], '#e6eef0');
    assert.equal(shipped.dark['sky'], '#0b1a20');
  });

  test('text that is too faint is refused with the two colours named', () => {
    const faint = { ...shipped, light: { ...shipped.light, soft: '#9fb0b6' } };
    assert.deepEqual(checkTokens(faint), [
      'light: --soft (#9fb0b6) on --paper (#ffffff) has 2.2:1, text needs 4.5:1',
      'light: --soft (#9fb0b6) on --sky (#e6eef0) has 1.9:1, text needs 4.5:1',
    ]);
  });

  test('a field whose border cannot be seen is refused', () => {
    const pale = { ...shipped, dark: { ...shipped.dark, edge: '#2c444d' } };
    assert.match(checkTokens(pale).join('\n'), /dark: --edge \(#2c444d\) on --paper \(#12262e\) has 1\.5:1, a border needs 3:1/);
  });

  test('a colour that is missing or written another way is refused', () => {
    const { spruce: _gone, ...rest } = shipped.light;
    const [sentence] = checkTokens({ ...shipped, light: { ...rest, ink: 'black' } });
    assert.equal(sentence, 'light: --ink (black) on --paper (#ffffff) cannot be compared: colours are written #rrggbb');
    assert.ok(checkTokens({ ...shipped, light: rest }).some((line) => line.startsWith('light: --spruce (undefined)')));
  });

  test('contrast is that of WCAG', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#0e2a33', '#FFFFFF')?.toFixed(1), '15.0');
    assert.equal(contrast('#ffc83d', '#ffffff')?.toFixed(1), '1.5');
  });
});
