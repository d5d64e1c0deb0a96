import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import { createAsterisk } from '#adapters/asterisk';
import { systemClock, systemRandom } from '#adapters/system';
import { createSeededRandom } from '#adapters/virtual';
import type { Telephony } from '#ports';
import { type Bed, openBed } from './bed.ts';
import { pressInCall } from './in-call.ts';
import { listMalformed, listSpoiled, type Malformed } from './malformed.ts';
import { seeAsterisk } from './see-asterisk.ts';
import { runSipp } from './sipp.ts';

const number = '0846500410';
/** Who calls there is refused: what is malformed must not keep a line until somebody hangs up. */
const refused = '0846500499';
const keys = '4711#';

describe('what is no call', () => {
  let bed: Bed;
  let telephony: Telephony;
  let downs = 0;
  const complaints: string[] = [];
  const rung: { readonly to: string; readonly from: string | null; readonly isProtected: boolean }[] = [];
  const heard: string[] = [];
  before(async () => {
    bed = await openBed({ bank: false });
    const { host, port, app, password } = bed.styrka;
    const complain = (code: string, detail: string) => void complaints.push(`${code} ${detail}`);
    const settings = { listen: { host, port }, app, password, recordings: 'styrka', advisors: 'PJSIP/{advisor}' };
    telephony = createAsterisk(settings, { clock: systemClock, random: systemRandom, complain });
    await telephony.open((call) => {
      rung.push(call);
      if (call.to !== number) return call.refuse('no-such-number');
      let pressed = '';
      const onKey = (key: string) => {
        pressed += key;
        if (key === '#') heard.push(pressed);
      };
      void call.answer({ onKey, onGone: (why) => (downs += why === 'system-lost' ? 1 : 0), onTalkOver: () => {} }).catch(() => {});
    });
    await seeAsterisk(telephony);
  });
  after(async () => {
    await telephony?.close();
    await bed?.stop();
  });

  /** The same Asterisk, on the same line, which takes calls as before and has forgotten the others. */
  const isUnharmed = async () => {
    const call = { pressing: [600, keys, 300] };
    const result = await runSipp({
      ...{ server: bed.sip.plain, to: number, from: '0701740601', calls: [call], stays: 100 },
      manner: { as: 'events', tone: 60, gap: 60 },
    });
    assert.deepEqual([result.bad, heard.splice(0)], [0, [keys]], result.errors.slice(-600));
    assert.deepEqual([telephony.look().isThere, downs], [true, 0], 'the line to it was never lost');
    assert.deepEqual(complaints, []);
    for (let tries = 100; !/^0 active channels/m.test(await bed.asterisk.ask('core show channels count')); tries--) {
      assert.ok(tries > 0, await bed.asterisk.ask('core show channels'));
      await pass(100);
    }
    const log = await readFile(join(bed.folder, 'log/messages.log'), 'utf8');
    const broken = /FRACK|assertion|Excessive refcount|Unable to allocate|Too many open files/i;
    assert.doesNotMatch(log, /Signal|X-Evil|branch=/, 'nothing of a message stands in the log: keys by SIP INFO would stand there too');
    assert.deepEqual(
      log.split('\n').filter((line) => broken.test(line)),
      [],
    );
    assert.deepEqual(
      rung.filter(({ to, isProtected }) => isProtected || !/^\+?\d+$/.test(to)),
      [],
      'only numbers come through, and none as protected',
    );
  };

  test('T40: malformed messages in packets do no harm', async () => {
    await sendPackets(bed.sip.plain, listMalformed(refused));
    await isUnharmed();
  });

  test('T40: malformed messages on a stream do no harm', async () => {
    await sendStreams(bed.sip.plain, listMalformed(refused));
    await isUnharmed();
  });

  test('T40: two thousand calls that were spoiled by chance do no harm', async () => {
    await sendPackets(bed.sip.plain, listSpoiled(refused, 2_000, createSeededRandom(4_475)));
    await isUnharmed();
  });

  test('T40 part: a caller whose name and number hold letters of an old alphabet is answered as everybody', async () => {
    const call = { pressing: [600, keys, 300] };
    const result = await runSipp({
      ...{ server: bed.sip.plain, to: number, from: '0701741605%e4', name: 'Mäkinen, Åke', calls: [call], stays: 100 },
      manner: { as: 'events', tone: 60, gap: 60 },
    });
    assert.deepEqual([result.bad, heard.splice(0)], [0, [keys]], result.errors.slice(-600));
    assert.equal(rung.at(-1)?.from, '0701741605');
  });

  test('T40: what is malformed within a call is no key and does not end it', async () => {
    assert.equal(await pressInCall(bed.sip.plain, number, systemRandom), 200, 'it goes on until the caller hangs up');
    assert.deepEqual(heard.splice(0), [keys], 'only those that were pressed');
    await isUnharmed();
  });
});

/** Those that are too long for one packet stay away. */
async function sendPackets(to: string, all: readonly Malformed[]): Promise<void> {
  const [host, port] = to.split(':');
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  for (const [n, { bytes }] of all.entries()) {
    if (bytes.length < 65_000) socket.send(bytes, Number(port), host);
    if (n % 20 === 19) await pass(20);
  }
  await pass(300);
  socket.close();
}

async function sendStreams(to: string, all: readonly Malformed[]): Promise<void> {
  const [host = '', port] = to.split(':');
  for (let from = 0; from < all.length; from += 10) {
    const sockets = all.slice(from, from + 10).map(({ bytes }) => {
      const socket = connect(Number(port), host);
      socket.on('error', () => {});
      socket.write(bytes);
      return socket;
    });
    await pass(60);
    for (const socket of sockets) socket.destroy();
  }
}
