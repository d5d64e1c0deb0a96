import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createAsterisk } from '#adapters/asterisk';
import { systemClock, systemRandom } from '#adapters/system';
import type { Leg, RingingCall } from '#ports';
import { type Baresip, openBaresip } from './baresip.ts';
import { type Bed, openBed } from './bed.ts';
import { describe as tell, waitUntil } from './phone.ts';
import { closePhones, openAdvisorPhone, spoken } from './scene.ts';
import { seeAsterisk } from './see-asterisk.ts';
import { learnVoices } from './voices-by-ear.ts';

const voices = learnVoices(fileURLToPath(new URL('../../voices', import.meta.url)));
const number = '0846500410';

type Relay = { leadTo(port: number): void; cut(): void; close(): void };

let bed: Bed;
let relay: Relay;
let telephony: ReturnType<typeof createAsterisk>;
let phone: Baresip;
let complaints: string[];
/** What happens in the call: keys, `gone …`. */
let told: string[];
let arrive: (call: RingingCall) => void;

describe('a call through Asterisk', () => {
  before(async () => {
    bed = await openBed({ bank: false });
    relay = await openRelay(bed.styrka.port);
  });
  after(async () => {
    relay?.close();
    await bed?.stop();
  });

  beforeEach(async () => {
    [complaints, told] = [[], []];
    await openStyrka();
    phone = await openBaresip({ server: bed.sip.plain }, voices);
  });
  afterEach(async () => {
    await telephony.close();
    await phone.close();
  });

  /** Between Asterisk and Styrka: a way that can be cut. What dies at its end hangs up nothing, as a server that is told to stop does. */
  async function openRelay(port: number): Promise<Relay> {
    let end: number | null = null;
    const sockets = new Set<Socket>();
    const server: Server = createServer((near) => {
      if (end === null) return near.destroy();
      const far = connect(end, '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
      }
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const cut = () => {
      end = null;
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    };
    return {
      leadTo(next) {
        end = next;
      },
      cut,
      close() {
        cut();
        server.close();
      },
    };
  }

  /** As a server that starts: Asterisk finds it by itself. */
  async function openStyrka(): Promise<void> {
    const { host, app, password } = bed.styrka;
    const settings = { listen: { host, port: 0 }, app, password, recordings: 'styrka', advisors: 'PJSIP/{advisor}', isRecorded: true };
    const complain = (code: string, detail: string) => complaints.push(`${code} ${detail}`);
    telephony = createAsterisk(settings, { clock: systemClock, random: systemRandom, complain });
    await telephony.open((call) => arrive(call));
    relay.leadTo(telephony.port);
    await seeAsterisk(telephony);
  }

  async function answer(call: RingingCall): Promise<Leg> {
    return call.answer({ onKey: (key) => told.push(key), onGone: (why) => told.push(`gone ${why}`), onTalkOver() {} });
  }

  /** A call that was answered. */
  async function call(): Promise<Leg> {
    const leg = new Promise<Leg>((resolve, reject) => {
      arrive = (ringing) => void answer(ringing).then(resolve, reject);
    });
    await phone.call(number);
    return leg;
  }

  /** For a second at least, so often. */
  const hears = (file: string, count = 1) =>
    waitUntil(
      phone,
      (_, { ears }) =>
        ears.heard.filter((one) => one.file.endsWith(file) && one.until - one.begun > 1_000).length >= count ? true : undefined,
      20_000,
    ).catch(() => assert.fail(`${file} was not heard: ${tell(phone)}`));
  const begins = (file: string) => waitUntil(phone, (_, { ears }) => (ears.heard.some((one) => one.file === file) ? true : undefined));
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 200 && !isSo(); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(isSo(), told.join());
  };

  describe('a call through Asterisk', () => {
    test('S16 part: the voice is cut by a key, the next one goes on behind it, and then the waiting sound as long as nothing else is said', async () => {
      const leg = await call();
      const played: string[] = [];
      leg.play([{ file: 'sv/greeting' }, { pause: 350 }, { file: 'sv/menu-app' }], () => played.push('greeting'));
      await begins('sv/greeting');
      await phone.press('1');
      await until(() => told.includes('1'));
      leg.cut();
      leg.play([{ file: 'sv/one-moment' }], () => {
        played.push('one-moment');
        leg.sound('waiting');
      });
      await hears('waiting', 2);
      assert.deepEqual(played, ['one-moment']);
      assert.equal(phone.ears.heard.find(({ file }) => file === 'sv/greeting')?.isWhole, false);
      assert.equal(phone.ears.heard.find(({ file }) => file === 'sv/one-moment')?.isWhole, true);
      await phone.press('2345*#');
      await until(() => told.join('') === '12345*#');
      await phone.hangUp();
      await until(() => told.at(-1) === 'gone hung-up');
      assert.deepEqual(complaints, []);
    });

    test('the call ends when Styrka hangs up', async () => {
      const leg = await call();
      leg.hangUp();
      await phone.isOver();
      await until(() => told.at(-1) === 'gone hung-up');
    });

    for (const [why, answered, row] of [
      ['busy', /486/, ''],
      ['no-such-number', /404/, ''],
      ['unprotected', /488/, 'S29 part: '],
    ] as const) {
      test(`${row}a call that is refused because of "${why}" is never answered, and the network says ${answered.source}`, async () => {
        arrive = (ringing) => ringing.refuse(why);
        await assert.rejects(phone.call(number), answered);
      });
    }

    test('who calls while Styrka is away hears that it does not work, and is not left to ring', async () => {
      relay.cut();
      await phone.call(number);
      await hears('sv/not-working');
    });

    test('T38 part: when Styrka has died in a call, the caller hears that it does not work now as soon as it is back, and nobody is told of the call', async () => {
      const leg = await call();
      leg.play([{ file: 'sv/greeting' }], () => {});
      await hears('sv/greeting');
      relay.cut();
      await until(() => told.includes('gone system-lost'));
      await telephony.close();
      arrive = () => assert.fail('it rings no second time');
      await openStyrka();
      await hears('sv/not-working');
      assert.deepEqual([complaints, told], [['telephony-lost until it connects again', 'telephony-orphans 1'], ['gone system-lost']]);
    });

    test('T38 part: when Styrka has died while an advisor talks, the caller hears that the call ends for safety, and both are hung up', async () => {
      const advisor = await openAdvisorPhone(bed);
      try {
        const leg = await call();
        assert.equal(await leg.talk({ phone: 'anna', call: 'the-call' }), 'talking');
        await hears(spoken.advisor);
        relay.cut();
        await until(() => told.includes('gone system-lost'));
        await telephony.close();
        await openStyrka();
        await hears('sv/ended-for-safety');
        await Promise.all([phone.isOver(), advisor.isOver()]);
      } finally {
        await closePhones();
      }
    });

    test('I8: the talk with an advisor is recorded, and what a caller hears and keys before it and between is not', async () => {
      const advisor = await openAdvisorPhone(bed);
      const folder = join(bed.folder, 'spool/recording');
      const size = async () => (await stat(join(folder, 'styrka-another-call.wav')).catch(() => ({ size: 0 }))).size;
      try {
        const leg = await call();
        leg.play([{ file: 'sv/one-moment' }], () => {});
        await hears('sv/one-moment');
        assert.equal(await leg.talk({ phone: 'anna', call: 'another-call' }), 'talking');
        await hears(spoken.advisor);
        leg.takeBack();
        leg.play([{ file: 'sv/password' }], () => {});
        await begins('sv/password');
        const before = await size();
        await hears('sv/password');
        await phone.press('1234#');
        await until(() => told.join('').endsWith('1234#'));
        assert.equal(await size(), before);
        assert.equal(await leg.talk({ phone: 'anna', call: 'another-call' }), 'talking');
        await hears(spoken.advisor, 2);
        leg.hangUp();
        await Promise.all([phone.isOver(), advisor.isOver()]);
        assert.deepEqual(
          (await readdir(folder)).filter((name) => name.includes('another')),
          ['styrka-another-call.wav'],
        );
        assert.ok(before > 8_000 && (await size()) > before);
      } finally {
        await closePhones();
      }
    });
  });
});
