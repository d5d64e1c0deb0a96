import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSeededRandom, createVirtualClock, settle } from '#adapters/virtual';
import type { Ari, AriEvent } from './ari.ts';
import type { AsteriskSettings } from './settings.ts';
import { createSoftphones } from './softphone.ts';
import { createTalk } from './talk.ts';
import { createTrack } from './track.ts';

const settings: AsteriskSettings = {
  listen: { host: '127.0.0.1', port: 0 },
  password: 'secret',
  app: 'styrka',
  recordings: 'styrka',
  advisors: 'PJSIP/{advisor}',
  contactCentre: 'PJSIP/queue@acd',
  softphone: { address: 'wss://pbx.bank.example/ws', domain: 'bank.example' },
};

/** An Asterisk that does all it is told, but for what is refused, and remembers it. */
function openDesk(refuses: (order: string) => boolean = () => false, isRecorded = false) {
  const clock = createVirtualClock();
  const orders: string[] = [];
  const bodies = new Map<string, unknown>();
  const hearers = new Map<string, (event: AriEvent) => void>();
  const over: string[] = [];
  const ari: Ari = {
    async request(method, uri, query = {}, body = undefined) {
      const order = [method, uri, query['channel'], query['endpoint']].filter(Boolean).join(' ');
      // What is played is the track's own affair.
      if (!/\/play|playbacks/.test(uri)) orders.push(order.replace(/styrka-other-caller-[\w-]+/g, 'other'));
      bodies.set(order, body);
      return { status: refuses(order) ? 500 : 200, body: null };
    },
  };
  const complaints: string[] = [];
  const complain = (code: string, detail: string) => void complaints.push(`${code} ${detail}`);
  const parts = { clock, random: createSeededRandom(1), complain, settings: { ...settings, isRecorded }, ari, channel: 'caller' };
  const track = createTrack({ ari, channel: 'caller', recordings: 'styrka' });
  track.start();
  const softphones = createSoftphones(settings, ari, parts);
  const listen = (channel: string, hear: (event: AriEvent) => void) => {
    hearers.set(channel, hear);
    return () => void hearers.delete(channel);
  };
  const talk = createTalk({ ...parts, track, listen, softphones, onTalkOver: (why) => void over.push(why) });
  const happen = async (type: string) => {
    for (const hear of hearers.values()) hear({ type });
    await settle();
  };
  const news = async () => {
    await settle();
    return orders.splice(0);
  };
  return { clock, talk, track, happen, news, softphones, bodies, complaints, hearers, over: () => over.splice(0) };
}

const anna = { phone: 'anna', call: 'the-call' };
const together = ['POST bridges/styrka-talk-caller', 'POST bridges/styrka-talk-caller/addChannel caller,other'];
const apart = ['POST bridges/styrka-talk-caller/removeChannel caller', 'POST bridges/styrka-talk-caller/removeChannel other'];

async function talking(desk = openDesk()) {
  const how = desk.talk.talk(anna);
  await settle();
  await desk.happen('StasisStart');
  assert.equal(await how, 'talking');
  await desk.news();
  return desk;
}

test('the advisor’s phone is rung, told which call it is, and put together with the caller when it answers', async () => {
  const desk = openDesk();
  const how = desk.talk.talk(anna);
  assert.deepEqual(await desk.news(), ['POST channels/other PJSIP/anna']);
  desk.talk.hold(true);
  desk.talk.hold(false);
  assert.deepEqual(await desk.news(), [], 'nobody is put together with a phone that rings');
  assert.deepEqual([...desk.bodies].find(([order]) => order.endsWith('PJSIP/anna'))?.[1], {
    variables: { 'PJSIP_HEADER(add,X-Styrka-Call)': 'the-call' },
  });
  assert.equal(desk.talk.isTalking, false);
  await desk.happen('StasisStart');
  assert.equal(await how, 'talking');
  assert.deepEqual([await desk.news(), desk.talk.isTalking], [together, true]);
});

test('I8: taken back, the caller is in no bridge before a key is anybody else’s; then the same phone is not rung again', async () => {
  const desk = await talking();
  desk.talk.takeBack();
  assert.deepEqual([await desk.news(), desk.talk.isTalking], [apart, false]);
  assert.equal(await desk.talk.talk(anna), 'talking');
  assert.deepEqual([await desk.news(), desk.talk.isTalking], [together, true]);
});

test('I8: what is recorded is their talk alone: not the caller’s keys, and not while one of them waits', async () => {
  const desk = openDesk(() => false, true);
  const how = desk.talk.talk(anna);
  await desk.news();
  await desk.happen('StasisStart');
  await how;
  assert.deepEqual(await desk.news(), [...together, 'POST bridges/styrka-talk-caller/record']);
  desk.talk.takeBack();
  assert.deepEqual(await desk.news(), ['POST recordings/live/styrka-the-call/stop', ...apart]);
  await desk.talk.talk(anna);
  assert.deepEqual(await desk.news(), [...together, 'POST bridges/styrka-talk-caller/record']);
  desk.talk.hold(true);
  assert.deepEqual(await desk.news(), ['POST recordings/live/styrka-the-call/stop', ...apart]);
});

test('nothing to say while they are being taken apart is said once they are', async () => {
  const desk = await talking();
  let said = 0;
  desk.talk.takeBack();
  desk.track.play([], () => said++);
  await desk.news();
  assert.equal(said, 1);
});

test('parked, neither hears the other, and keys are still nobody’s; then they talk again', async () => {
  const desk = await talking();
  desk.talk.hold(true);
  assert.deepEqual([await desk.news(), desk.talk.isTalking], [apart, true]);
  desk.talk.hold(false);
  assert.deepEqual(await desk.news(), together);
  desk.talk.hold(true);
  desk.talk.takeBack();
  assert.deepEqual([await desk.news(), await desk.talk.talk(anna)], [apart, 'talking']);
  assert.deepEqual(await desk.news(), together, 'what is taken back is parked no longer');
});

test('whoever is taken back before the phone answers is not put through; the advisor waits', async () => {
  const desk = openDesk();
  const how = desk.talk.talk(anna);
  await settle();
  desk.talk.takeBack();
  await desk.happen('StasisStart');
  assert.equal(await how, 'talking');
  assert.deepEqual([await desk.news(), desk.talk.isTalking], [['POST channels/other PJSIP/anna'], false]);
});

test('a phone that is not there, one that declines and one that rings on for nobody are away', async () => {
  const none = openDesk((order) => order.includes('PJSIP/anna'));
  assert.equal(await none.talk.talk(anna), 'away');
  assert.deepEqual([none.complaints, none.hearers.size], [['telephony-no-phone anna 500'], 0]);
  assert.deepEqual((await none.news()).slice(1), ['DELETE channels/other'], 'an order whose answer was lost may ring all the same');
  const declines = openDesk();
  const declined = declines.talk.talk(anna);
  await settle();
  await declines.happen('ChannelDestroyed');
  assert.deepEqual([await declined, declines.over()], ['away', []]);
  const rings = openDesk();
  const rung = rings.talk.talk(anna);
  await rings.clock.advance(22_000);
  assert.equal(await rung, 'away');
  assert.deepEqual(await rings.news(), ['POST channels/other PJSIP/anna', 'DELETE channels/other']);
  const odd = openDesk();
  assert.equal(await odd.talk.talk({ ...anna, phone: 'anna&PJSIP/0900' }), 'away');
  assert.deepEqual(await odd.news(), []);
});

test('the advisor hangs up: the caller is out of the bridge, told once, and can be put through to another one', async () => {
  const desk = await talking();
  await desk.happen('StasisEnd');
  await desk.happen('ChannelDestroyed');
  assert.deepEqual([await desk.news(), desk.over(), desk.talk.isTalking], [apart.slice(0, 1), ['hung-up'], false]);
  const how = desk.talk.talk({ ...anna, phone: 'jonas' });
  await settle();
  await desk.happen('StasisStart');
  assert.equal(await how, 'talking');
  assert.equal((await desk.news())[0], 'POST channels/other PJSIP/jonas');
});

test('N11: a page that is gone has hung up on nobody: it is told apart', async () => {
  const desk = openDesk();
  await desk.softphones.lend('anna');
  const page = await talking(desk);
  await page.softphones.end('anna');
  await page.happen('ChannelDestroyed');
  assert.deepEqual(page.over(), ['lost']);
});

test('N1: handed on, the first phone is hung up and the next one rings', async () => {
  const desk = await talking();
  const how = desk.talk.talk({ ...anna, phone: 'jonas' });
  assert.deepEqual((await desk.news()).slice(0, 2), ['DELETE channels/other', 'POST channels/other PJSIP/jonas']);
  await desk.happen('StasisStart');
  assert.equal(await how, 'talking');
  assert.deepEqual([await desk.news(), desk.over()], [[...apart, ...together], []]);
});

test('S42: when the caller hangs up, the other leg and the bridge are freed', async () => {
  const desk = await talking();
  desk.talk.end('hung-up');
  assert.deepEqual(await desk.news(), ['DELETE channels/other', 'DELETE bridges/styrka-talk-caller']);
  assert.deepEqual([desk.over(), desk.hearers.size], [[], 0]);
  const ringing = openDesk();
  const how = ringing.talk.talk(anna);
  await ringing.news();
  ringing.talk.end('system-lost');
  assert.deepEqual([await how, await ringing.news()], ['away', []]);
});

test('a page’s phone is rung where one was lent, a bank’s own contact centre by its address', async () => {
  const { softphones } = openDesk();
  assert.equal(softphones.endpointOf('anna'), 'PJSIP/anna');
  const account = await softphones.lend('anna');
  assert.deepEqual([account?.uri, account?.user], ['sip:styrka-anna@bank.example', 'styrka-anna']);
  assert.deepEqual([softphones.endpointOf('anna'), softphones.endpointOf('contact-centre')], ['PJSIP/styrka-anna', 'PJSIP/queue@acd']);
  assert.notEqual((await softphones.lend('anna'))?.password, account?.password);
  await softphones.end('anna');
  assert.equal(softphones.endpointOf('anna'), 'PJSIP/anna');
  assert.deepEqual([await softphones.lend('../anna'), await softphones.lend('')], [null, null]);
});

test('a phone is lent by three objects in Asterisk’s memory, ended in the other order, and renewed when Asterisk was restarted', async () => {
  const desk = openDesk();
  await desk.softphones.lend('anna');
  const objects = ['auth', 'aor', 'endpoint'].map((object) => `asterisk/config/dynamic/res_pjsip/${object}/styrka-anna`);
  const puts = objects.map((object) => `PUT ${object}`);
  assert.deepEqual(await desk.news(), puts);
  desk.softphones.renew();
  assert.deepEqual(await desk.news(), puts);
  await desk.softphones.end('anna');
  const deletes = [...objects].reverse().map((object) => `DELETE ${object}`);
  assert.deepEqual(await desk.news(), deletes);
  const refusing = openDesk((order) => order.includes('/endpoint/'));
  assert.equal(await refusing.softphones.lend('anna'), null);
  assert.deepEqual(refusing.complaints, ['telephony-no-softphone endpoint 500']);
});

test('I8: if Asterisk takes one of the two not out of the room, the room goes, and whoever could listen, too', async () => {
  for (const stays of ['caller', 'other']) {
    const isStaying = (order: string) => order.includes('removeChannel') && order.endsWith('caller') === (stays === 'caller');
    const desk = await talking(openDesk(isStaying));
    desk.talk.takeBack();
    assert.deepEqual(await desk.news(), [...apart, 'DELETE channels/other', 'DELETE bridges/styrka-talk-caller'], stays);
    assert.equal(desk.talk.isTalking, false);
  }
});

test('an account that is lent and ended at the same moment leaves nothing behind, and ended and lent it is whole', async () => {
  const left = async (give: (softphones: ReturnType<typeof openDesk>['softphones']) => readonly Promise<unknown>[]) => {
    const desk = openDesk();
    await Promise.all(give(desk.softphones));
    const there = new Set<string>();
    for (const order of await desk.news()) {
      const [method, uri = ''] = order.split(' ');
      if (method === 'PUT') there.add(uri.split('/')[4] ?? '');
      else there.delete(uri.split('/')[4] ?? '');
    }
    return [...there].sort();
  };
  assert.deepEqual(await left((phones) => [phones.lend('anna'), phones.end('anna')]), []);
  assert.deepEqual(await left((phones) => [phones.lend('anna'), phones.end('anna'), phones.lend('anna')]), ['aor', 'auth', 'endpoint']);
});

test('an account ends with the log-out also if an earlier process lent it, or Asterisk was not there: then when it is back', async () => {
  let isAway = true;
  const desk = openDesk((order) => isAway && order.startsWith('DELETE'));
  await desk.softphones.end('anna');
  const ended = await desk.news();
  assert.equal(ended.length, 3);
  isAway = false;
  desk.softphones.renew();
  assert.deepEqual(await desk.news(), ended);
  desk.softphones.renew();
  assert.deepEqual(await desk.news(), []);
});
