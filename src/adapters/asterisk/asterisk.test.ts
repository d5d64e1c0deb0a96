import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createSeededRandom, createVirtualClock, settle, type VirtualClock } from '#adapters/virtual';
import { Broken, type Leg, type RingingCall } from '#ports';
import { channel, connectAsterisk, type ScriptedAsterisk } from '../../../test/telephone/scripted-asterisk.ts';
import { createAsterisk } from './index.ts';

const credentials = { user: 'styrka', password: 'shown by Asterisk' };
const settings = {
  listen: { host: '127.0.0.1', port: 0 },
  password: credentials.password,
  app: 'styrka',
  recordings: 'styrka',
  advisors: 'PJSIP/{advisor}',
};
const silence = 'sound:styrka/silence,sound:styrka/silence';
const call = ['call', '0846500410', '1', '1'];

let clock: VirtualClock;
let telephony: ReturnType<typeof createAsterisk>;
let asterisk: ScriptedAsterisk;
let complaints: string[];
let rung: RingingCall[];
let onRing: () => void;

const connect = (answers?: ScriptedAsterisk['answers'], greets = true) =>
  connectAsterisk(`ws://127.0.0.1:${telephony.port}/`, credentials, ['ari'], answers, greets);

/** As Asterisk does: again and again, until the first connection is seen to be gone. */
async function comeBack(answers: readonly (readonly [string, unknown])[] = [], greets = true): Promise<void> {
  await asterisk.leave();
  const given = new Map(answers.map(([order, body]) => [order, { status: 200, body }] as const));
  const again = (): Promise<ScriptedAsterisk> =>
    connect(given, greets).catch((error: Error) => (error.message === '503' ? again() : assert.fail(error)));
  asterisk = await again();
}

describe('an Asterisk that says what it is told to', () => {
  beforeEach(async () => {
    clock = createVirtualClock();
    complaints = [];
    rung = [];
    onRing = () => {};
    telephony = createAsterisk(settings, {
      clock,
      random: createSeededRandom(1),
      complain: (code, detail) => complaints.push(`${code} ${detail}`),
    });
    await telephony.open((ringing) => {
      rung.push(ringing);
      onRing();
    });
    asterisk = await connect();
    await asterisk.until('GET bridges');
  });

  afterEach(() => telephony.close());

  async function ring(id = '1', args = call): Promise<RingingCall> {
    const heard = new Promise<void>((resolve) => {
      onRing = resolve;
    });
    asterisk.tell({ type: 'StasisStart', args, channel: channel(id) });
    await heard;
    return rung.at(-1) as RingingCall;
  }

  type Told = { readonly keys: string[]; readonly gone: string[]; until(): Promise<void> };

  async function answer(id = '1'): Promise<{ leg: Leg; told: Told }> {
    const ringing = await ring(id);
    const keys: string[] = [];
    const gone: string[] = [];
    let tell = (): void => {};
    const until = () =>
      new Promise<void>((resolve) => {
        tell = resolve;
      });
    const leg = await ringing.answer({
      onKey: (key) => {
        keys.push(key);
        tell();
      },
      onGone: (why) => {
        gone.push(why);
        tell();
      },
      onTalkOver() {},
    });
    await asterisk.until(`POST channels/${id}/play`);
    return { leg, told: { keys, gone, until } };
  }

  const playback = (number: number, next = true, id = '1') => ({
    playback: {
      id: `styrka-${id}-${number}`,
      target_uri: `channel:${id}`,
      state: 'playing',
      ...(next ? { next_media_uri: 'sound:x' } : {}),
    },
  });

  describe('a caller of Asterisk', { timeout: 30_000 }, () => {
    test('S5 part: rings with the number dialled, the number shown, and how the way is protected', async () => {
      const { to, from, isProtected } = await ring();
      assert.deepEqual([to, from, isProtected], ['0846500410', '+46701740605', true]);
      assert.equal((await ring('2', ['call', '0846500410', '1', '0'])).isProtected, false);
      const forged = await ring('3', ['call', '0846500410', '1', '1', '0', '0']);
      assert.deepEqual([forged.to, forged.isProtected], ['0846500410,1,1', false]);
    });

    test('is answered, and hears silence from the first moment, so that no key is told twice', async () => {
      const ringing = await ring();
      await ringing.answer({ onKey() {}, onGone() {}, onTalkOver() {} });
      assert.deepEqual(await asterisk.until('POST channels/1/play'), [
        'POST channels/1/variable variable=TIMEOUT(absolute) value=14400',
        'POST channels/1/answer',
        `POST channels/1/play/styrka-1-1 media=${silence}`,
      ]);
    });

    test('who has hung up cannot be answered', async () => {
      const ringing = await ring();
      asterisk.answers.set('POST channels/1/answer', { status: 404 });
      const hears = { onKey() {}, onGone: () => assert.fail('nobody was there'), onTalkOver() {} };
      await assert.rejects(ringing.answer(hears), (error) => error instanceof Broken && error.code === 'telephony-gone');
    });

    test('who was answered too late hears the line end, and not nothing for hours', async () => {
      const ringing = await ring();
      asterisk.answers.set('POST channels/1/answer', { status: 500 });
      await assert.rejects(ringing.answer({ onKey() {}, onGone() {}, onTalkOver() {} }), Broken);
      assert.deepEqual((await asterisk.until('DELETE')).at(-1), 'DELETE channels/1');
    });

    for (const [why, cause, row] of [
      ['busy', '17', ''],
      ['no-such-number', '1', ''],
      ['unprotected', '58', 'S29 part: '],
    ] as const) {
      test(`${row}who is refused because of "${why}" is never answered, and the network is told the cause ${cause}`, async () => {
        (await ring()).refuse(why);
        assert.deepEqual(await asterisk.until('DELETE channels/1'), [`DELETE channels/1 reason_code=${cause}`]);
      });
    }

    test('hears one prompt, then silence again, in one order; the earlier silence ends after the prompt was ordered', async () => {
      const { leg } = await answer();
      leg.play([{ file: 'sv/greeting' }, { pause: 350 }], () => {});
      assert.deepEqual(await asterisk.until('DELETE'), [
        `POST channels/1/play/styrka-1-2 media=sound:styrka/sv/greeting,sound:styrka/pause/350,${silence}`,
        'DELETE playbacks/styrka-1-1',
      ]);
    });

    test('has heard all when the last word is over, not when the silence after it is', async () => {
      const { leg } = await answer();
      let played = 0;
      const all = new Promise<void>((resolve) => leg.play([{ file: 'sv/greeting' }, { pause: 350 }], () => resolve(void played++)));
      await asterisk.until('DELETE');
      asterisk.tell({ type: 'PlaybackContinuing', ...playback(1) });
      asterisk.tell({ type: 'PlaybackFinished', ...playback(1, false) });
      asterisk.tell({ type: 'PlaybackContinuing', ...playback(2) });
      leg.sound('waiting');
      asterisk.tell({ type: 'PlaybackContinuing', ...playback(2) });
      await all;
      assert.equal(played, 1);
      assert.match((await asterisk.until('DELETE playbacks/styrka-1-2')).join('\n'), /play\/styrka-1-3 media=(sound:styrka\/waiting,){23}/);
    });

    test('S16 part: what is cut is silent at once, and is never told as played', async () => {
      const { leg } = await answer();
      leg.play([{ file: 'sv/greeting' }], () => assert.fail('it was cut'));
      await asterisk.until('DELETE');
      leg.cut();
      assert.deepEqual(await asterisk.until('DELETE'), [`POST channels/1/play/styrka-1-3 media=${silence}`, 'DELETE playbacks/styrka-1-2']);
      asterisk.tell({ type: 'PlaybackContinuing', ...playback(2) });
      asterisk.tell({ type: 'ChannelDtmfReceived', digit: '1', channel: channel('1') });
      leg.cut();
      leg.hangUp();
      assert.deepEqual(await asterisk.until('DELETE channels/1'), ['DELETE channels/1']);
    });

    test('waits in sound or silence without a gap: the next is ordered while the last of it plays', async () => {
      await answer();
      asterisk.tell({ type: 'PlaybackContinuing', ...playback(1, false) });
      assert.deepEqual(await asterisk.until('POST'), [`POST channels/1/play/styrka-1-2 media=${silence}`]);
      asterisk.tell({ type: 'PlaybackFinished', ...playback(1, false) });
      asterisk.tell({ type: 'PlaybackContinuing', ...playback(2, false) });
      assert.deepEqual(await asterisk.until('POST'), [`POST channels/1/play/styrka-1-3 media=${silence}`]);
    });

    test('what waits for its turn is stopped before what plays, or it would begin when the other stops', async () => {
      const { leg } = await answer();
      asterisk.tell({ type: 'PlaybackContinuing', ...playback(1, false) });
      await asterisk.until('POST channels/1/play/styrka-1-2');
      leg.play([{ file: 'sv/greeting' }], () => {});
      const [, ...stopped] = await asterisk.until('DELETE playbacks/styrka-1-1');
      assert.deepEqual(stopped, ['DELETE playbacks/styrka-1-2', 'DELETE playbacks/styrka-1-1']);
    });

    test('a sound that cannot be stopped between two files is stopped a moment later', async () => {
      const { leg } = await answer();
      asterisk.answers.set('DELETE playbacks/styrka-1-1', { status: 500 });
      leg.play([{ file: 'sv/greeting' }], () => {});
      await asterisk.until('DELETE playbacks/styrka-1-1');
      asterisk.answers.delete('DELETE playbacks/styrka-1-1');
      await asterisk.until('DELETE playbacks/styrka-1-1');
    });

    test('T34 part: each key is told once, in its order, and what no telephone has is not told', async () => {
      const { told } = await answer();
      for (const digit of ['1', '1', 'A', '', '*', '#']) asterisk.tell({ type: 'ChannelDtmfReceived', digit, channel: channel('1') });
      while (told.keys.length < 4) await told.until();
      assert.deepEqual(told.keys, ['1', '1', '*', '#']);
    });

    test('I8: keys are nobody’s while two talk, and are told again when the caller is taken back', async () => {
      const { leg, told } = await answer();
      const talking = leg.talk({ phone: 'anna', call: 'the-call' });
      const rung = await asterisk.until('POST channels/styrka-other-1');
      const other = /styrka-other-1-[\w-]+/.exec(rung.at(-1) ?? '')?.[0] ?? '';
      asterisk.tell({ type: 'StasisStart', args: ['other', other], channel: channel(other) });
      assert.equal(await talking, 'talking');
      asterisk.tell({ type: 'ChannelDtmfReceived', digit: '1', channel: channel('1') });
      asterisk.tell({ type: 'ChannelDtmfReceived', digit: '2', channel: channel(other) });
      (await ring('2')).refuse('busy');
      leg.takeBack();
      await asterisk.until('POST channels/1/play');
      asterisk.tell({ type: 'ChannelDtmfReceived', digit: '3', channel: channel('1') });
      await told.until();
      assert.deepEqual(told.keys, ['3']);
    });

    test('S42 part: who hangs up is told once, and nothing is ordered for the call any more', async () => {
      const { leg, told } = await answer();
      asterisk.tell({ type: 'StasisEnd', channel: channel('1') });
      asterisk.tell({ type: 'ChannelDestroyed', channel: channel('1') });
      await told.until();
      leg.play([{ file: 'sv/greeting' }], () => assert.fail('nobody hears it'));
      leg.cut();
      leg.sound('waiting');
      leg.hangUp();
      (await ring('2')).refuse('busy');
      assert.deepEqual(await asterisk.until('DELETE channels/2'), ['DELETE bridges/styrka-talk-1', 'DELETE channels/2 reason_code=17']);
      assert.deepEqual(told.gone, ['hung-up']);
    });

    test('T32 part: no key stands in a complaint, whatever Asterisk sends', async () => {
      await answer();
      asterisk.say('{"type":"ChannelDtmfReceived","digit":"94711082394711"');
      asterisk.say('94711082394711');
      asterisk.say('{"digit":"94711082394711"}');
      asterisk.tell({ type: 'ChannelDtmfReceived', digit: '94711082394711', channel: channel('1') });
      await ring('2');
      assert.equal(complaints.length, 3);
      assert.doesNotMatch(complaints.join(), /94711|\bdigit/);
    });

    test('an order without an answer is given up, and the others go on', async () => {
      const ringing = await ring();
      asterisk.answers.set('POST channels/1/answer', null);
      const answered = ringing.answer({ onKey() {}, onGone() {}, onTalkOver() {} });
      const failed = assert.rejects(answered, (error) => error instanceof Broken && error.code === 'telephony-gone');
      await asterisk.until('POST channels/1/answer');
      await clock.advance(10_000);
      await failed;
      assert.deepEqual(complaints, ['telephony-no-reply POST channels/1/answer']);
    });
  });

  describe('the way to Asterisk', { timeout: 30_000 }, () => {
    test('T38 part: when it is lost every caller is told at once, and there is a way again afterwards', async () => {
      const { told } = await answer();
      const other = await answer('2');
      assert.equal(telephony.look().isThere, true);
      await Promise.all([told.until(), other.told.until(), asterisk.leave()]);
      assert.deepEqual([told.gone, other.told.gone, telephony.look().isThere], [['system-lost'], ['system-lost'], false]);
      await comeBack();
      await asterisk.until('GET bridges');
      const { told: later } = await answer('3');
      assert.deepEqual(later.gone, []);
    });

    test('an Asterisk that stands still is lost within sixteen seconds', async () => {
      const { told } = await answer();
      await settle();
      asterisk.freeze();
      await clock.advance(7_900);
      assert.deepEqual(told.gone, []);
      await clock.advance(8_100);
      assert.deepEqual(told.gone, ['system-lost']);
    });

    test('nothing is sent before Asterisk has said something, or had time to: it would not look at it', async () => {
      await comeBack([], false);
      await settle();
      await clock.advance(999);
      assert.deepEqual([asterisk.orders, telephony.look().isThere], [[], false]);
      await clock.advance(1);
      await asterisk.until('GET bridges');
      assert.equal(telephony.look().isThere, true);
    });

    test('nobody enters with a wrong password, with none, or to speak something else', async () => {
      await asterisk.leave();
      const address = `ws://127.0.0.1:${telephony.port}/`;
      const tries = [
        [{ ...credentials, password: 'guessed' }, ['ari'], '401'],
        [{ ...credentials, password: '' }, ['ari'], '401'],
        [{ ...credentials, user: 'asterisk' }, ['ari'], '401'],
        [credentials, ['chat'], '400'],
      ] as const;
      for (const [shown, protocols, refused] of tries)
        await assert.rejects(connectAsterisk(address, shown, [...protocols]), { message: refused });
      assert.equal((await fetch(`http://127.0.0.1:${telephony.port}/`)).status, 404);
      assert.equal(telephony.look().isThere, false);
      const strangers = complaints.filter((told) => told.startsWith('telephony-stranger'));
      assert.equal(strangers.length, 1, 'told once, however often one tries');
    });

    test('a second one does not take the calls away from the first', async () => {
      const { told } = await answer();
      await assert.rejects(connect(), { message: '503' });
      assert.deepEqual([told.gone, telephony.look().isThere], [[], true]);
    });

    test('T39 part: how late Asterisk tells what happens is seen, but not of what it had kept for Styrka', async () => {
      const tellLate = (by: number, id: string) =>
        asterisk.tell({ type: 'StasisEnd', timestamp: new Date(clock.now() - by).toISOString(), channel: channel(id) });
      tellLate(7_000, '8');
      await ring('1');
      assert.equal(telephony.look().delay, 0);
      await clock.advance(1_000);
      tellLate(2, '8');
      tellLate(402, '9');
      await ring('2');
      assert.equal(telephony.look().delay, 400);
    });
  });

  describe('calls that nobody here knows', { timeout: 30_000 }, () => {
    const finnish = ['GET channels/1/variable', { value: 'fi' }] as const;

    test('T38 part: a caller hears in their language that it does not work now, and is given to a person who knows nothing', async () => {
      const foreign = channel('9', { dialplan: { app_name: 'Dial', app_data: 'PJSIP/anna' } });
      await comeBack([finnish, ['GET channels', [channel('1'), foreign]]]);
      const stopped = await asterisk.until('POST channels/1/play');
      assert.ok(stopped.includes('DELETE playbacks/styrka-1-15'));
      assert.equal(stopped.at(-1), 'POST channels/1/play/styrka-orphan-1 media=sound:styrka/fi/not-working');
      const over = { id: 'styrka-orphan-1', target_uri: 'channel:1', state: 'done' };
      asterisk.tell({ type: 'PlaybackFinished', playback: over });
      assert.deepEqual(await asterisk.until('POST channels/1/continue'), [
        'POST channels/1/variable variable=STYRKA_TOLD value=1',
        'POST channels/1/continue context=styrka-lost extension=lost priority=1',
      ]);
      assert.deepEqual(complaints, ['telephony-lost until it connects again', 'telephony-orphans 1']);
      assert.deepEqual(
        asterisk.orders.filter((line) => line.includes('channels/9')),
        [],
      );
    });

    test('T38 part: who was talking with an advisor hears that the call ends for safety, and both are hung up', async () => {
      const advisor = channel('styrka-other-1-x', { dialplan: {} });
      const bridges = [
        { id: 'styrka-talk-1', channels: ['1', advisor.id] },
        { id: 'conference', channels: [] },
      ];
      await comeBack([finnish, ['GET channels', [channel('1'), advisor]], ['GET bridges', bridges]]);
      const orders = await asterisk.until('POST channels/1/play');
      assert.equal(orders.at(-1), 'POST channels/1/play/styrka-orphan-1 media=sound:styrka/fi/ended-for-safety');
      assert.ok(orders.includes('DELETE bridges/styrka-talk-1') && orders.includes(`DELETE channels/${advisor.id}`));
      assert.ok(!orders.some((line) => line.includes('conference')));
      asterisk.tell({ type: 'PlaybackFinished', playback: { id: 'styrka-orphan-1', target_uri: 'channel:1', state: 'done' } });
      assert.deepEqual(await asterisk.until('DELETE channels/1'), ['DELETE channels/1']);
    });

    test('a call that rings while the way is opened is not one of them', async () => {
      await comeBack([['GET channels', [channel('1')]]]);
      asterisk.tell({ type: 'StasisStart', args: call, channel: channel('1') });
      await asterisk.until('GET bridges');
      (await ring('2')).refuse('busy');
      const orders = await asterisk.until('DELETE channels/2');
      assert.deepEqual(
        orders.filter((line) => line.includes('/1/')),
        [],
      );
    });
  });
});
