import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createVirtualClock, settle } from '#adapters/virtual';
import { languages } from '#texts';
import { type KeptBox, makeKeptBox } from './box-file.ts';
import { drawBox, drawScreen, writeLine } from './draw.ts';
import { answerChallenge } from './machine/answer-challenge.ts';
import { makeBox, makeStartedBox } from './machine/box.ts';
import type { Seen } from './machine/hold.ts';
import { isWeakPin } from './machine/pin.ts';
import { adviceTexts } from './machine/texts.ts';
import { isDrawn, readOptions } from './options.ts';
import { readKeyboard, readLine } from './read-keys.ts';
import { handleBox } from './terminal.ts';

const kept: KeptBox = {
  serial: 'LB-1007-4418',
  secret: '3132333435363738393031323334353637383930',
  answerSecret: '3132333435363738393031323334353637383930',
  box: makeStartedBox('2580'),
};

/** What is shown while a hand does this, entry after entry. */
async function watch(...lines: readonly string[]): Promise<string[]> {
  const clock = createVirtualClock();
  const shown: string[] = [];
  async function* enter() {
    for (const line of lines) {
      if (/^\d+ s$/.test(line)) await clock.advance(1_000 * Number.parseInt(line, 10));
      else yield readLine(line);
    }
  }
  await handleBox({
    kept,
    keep: () => {},
    entries: enter(),
    show: (seen, advice) => void shown.push(writeLine(seen, 'en'), ...(advice ? [advice] : [])),
    onNoKey: () => void shown.push('no such key'),
    language: 'en',
    now: clock.now,
    after: (wait, call) => clock.at(clock.now() + wait, call),
  });
  await settle();
  assert.equal(clock.pending, 0, 'nothing waits for a box that was put away');
  return shown;
}

describe('the box in the terminal', () => {
  test('K24: an entry is shown once, as what it leads to; the code digit by digit', async () => {
    assert.deepEqual(await watch('OK', '2580', 'OK', '', 'OK 2580 OK'), [
      'Dark',
      'ANGE PIN',
      'ANGE PIN, 4 digits keyed',
      '8 4 7 5 5 2 2 4',
      'Dark',
      '9 4 2 8 7 0 8 2',
    ]);
  });

  test('N5: MENU twice takes eight digits, which are shown as they are keyed, and answers them', async () => {
    const answer = await answerChallenge(new TextEncoder().encode('12345678901234567890'), 0, '00421986');
    assert.deepEqual((await watch('OK 2580 OK', 'MENU MENU', '004219', 'c', '986', 'OK', '')).slice(2), [
      'ANGE TAL',
      'ANGE TAL 0 0 4 2 1 9',
      'ANGE TAL 0 0 4 2 1',
      'ANGE TAL 0 0 4 2 1 9 8 6',
      [...answer].join(' '),
      'Dark',
    ]);
  });

  test('it goes dark by itself, and that is shown', async () => {
    assert.deepEqual(await watch('OK 2', '29 s', '1 s', 'q', 'OK'), ['Dark', 'ANGE PIN, 1 digit keyed', 'Dark']);
  });

  test('c takes back a digit, and never opens the menu', async () => {
    assert.deepEqual((await watch('OK 2581', 'c', '0 OK', 'c')).slice(2), [
      'ANGE PIN, 3 digits keyed',
      '8 4 7 5 5 2 2 4',
      '8 4 7 5 5 2 2 4',
    ]);
  });

  test('? says what to do next, and what is no key is said to be none', async () => {
    assert.deepEqual(await watch('?', 'ENTER', '25a'), ['Dark', 'Dark', adviceTexts.dark.en, 'no such key', 'no such key']);
  });
});

describe('what is drawn', () => {
  const see = (box: Seen['box'], code?: string): Seen => ({ box, code });

  test('K18, K28: the box has its display, its digits, a green OK and a blue MENU, and every line is as wide', () => {
    const box = { ...makeStartedBox('2580'), display: { is: 'code', counter: 0 } } as const;
    const drawn = drawBox(see(box, '84755224'), kept.serial, false);
    assert.equal(
      new Set(
        drawn
          .trimEnd()
          .split('\n')
          .map((line) => line.length),
      ).size,
      1,
    );
    for (const part of ['LB-1007-4418', '8475 5224', 'MENU    0    OK']) assert.ok(drawn.includes(part), part);
    assert.match(drawBox(see(box, '84755224'), kept.serial, true), /\[44m.*MENU.*\[42m\S* OK/);
  });

  test('RTS art. 22: digits keyed are stars', () => {
    const drawn = drawBox(see({ ...makeBox('4071'), display: { is: 'new-pin', keyed: '58' } }), kept.serial, false);
    assert.match(drawn, /NY PIN .*\n.*│ \*\* {2}/);
  });

  test('what to do next is broken between words', () => {
    for (const language of languages)
      for (const text of Object.values(adviceTexts)) {
        const lines = drawScreen('', text[language]).split('\n').slice(4);
        assert.ok(lines.every((line) => line.length <= 72));
        assert.equal(lines.map((line) => line.trim()).join(' '), text[language]);
      }
  });
});

describe('what is read', () => {
  test('the keyboard: digits, Enter, m, c, Backspace, ? and q; arrows mean nothing', () => {
    assert.deepEqual(readKeyboard('25\rmM'), ['2', '5', 'OK', 'MENU', 'MENU']);
    assert.deepEqual(readKeyboard('c\u007f\b?q\u0003'), ['take-back', 'take-back', 'take-back', 'advice', 'put-away', 'put-away']);
    assert.deepEqual(readKeyboard('\u001b[A\u001b[3~x*#'), []);
  });

  test('the command line', () => {
    assert.deepEqual(readOptions(['--file', 'a', '--language', 'fi']), { file: 'a', isNew: false, plain: false, language: 'fi' });
    assert.deepEqual(readOptions(['-h']), { is: 'help' });
    for (const given of [[], ['--file', 'a', '--language', 'de'], ['--file', 'a', 'b'], ['--fil', 'a']])
      assert.match(JSON.stringify(readOptions(given)), /"is":"wrong","sentence":"[^"]*[^.]\.(?: Ask for --help\.)?"/, given.join(' '));
  });

  test('the box is drawn where there is a screen for it: not in a pipe, not on a dumb terminal, not where --plain is said', () => {
    const drawn = (plain: boolean, isTerminal: boolean, kind?: string) =>
      isDrawn({ file: 'a', isNew: false, plain, language: 'sv' }, isTerminal, kind === undefined ? {} : { TERM: kind });
    assert.deepEqual([drawn(false, true, 'xterm'), drawn(true, true, 'xterm'), drawn(false, false, 'xterm')], [true, false, false]);
    assert.deepEqual([drawn(false, true, 'dumb'), drawn(false, true, ''), drawn(false, true)], [false, false, false]);
  });

  test('RFC 4226 §4 R6: a new box has a secret of 160 bits, a counter at 0 and a start PIN that is not weak', () => {
    for (let made = 0; made < 200; made++) {
      const { serial, secret, box } = makeKeptBox();
      assert.match(`${serial} ${secret} ${box.pin}`, /^LB-\d{4}-\d{4} [0-9a-f]{40} \d{4}$/);
      assert.deepEqual([box.counter, box.isStart, isWeakPin(box.pin)], [0, true, false]);
    }
  });
});
