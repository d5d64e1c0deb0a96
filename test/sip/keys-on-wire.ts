import { writeFile } from 'node:fs/promises';
import type { Random } from '#ports';
import { makeTone } from './dtmf.ts';
import { toAlaw } from './voices-by-ear.ts';

/** What a caller does: presses these keys one after the other, or waits so many ms. */
export type Pressing = readonly (string | number)[];

export type Manner = {
  /** RFC 4733 in packets of their own, or as the tones themselves within the sound. */
  readonly as: 'events' | 'tones';
  /** How long each key is held and how long none is, ms: multiples of 20. */
  readonly tone: number;
  readonly gap: number;
  /** Of a hundred packets so many never arrive; which, is drawn. */
  readonly loss?: number;
  readonly random?: Random;
  /** Sends nothing while no key is pressed: asks least of the machine. */
  readonly isMute?: boolean;
};

type Packet = { readonly at: number; readonly rtp: Buffer };

const frame = 20;
const perFrame = 160;
const alaw = 8;
const silent = Buffer.alloc(perFrame, 0xd5);
/** The payload type that the scenarios offer for telephone-event. */
export const eventType = 101;
const events = '0123456789*#';

/** The packets of one call. */
export function makePackets(pressing: Pressing, manner: Manner): Packet[] {
  const packets: Packet[] = [];
  let [at, sequence] = [0, 1_000];
  const stamp = () => 160_000 + at * 8;
  const send = (type: number, mark: boolean, time: number, payload: Buffer) => {
    const head = Buffer.alloc(12);
    head.writeUInt8(0x80, 0);
    head.writeUInt8((mark ? 0x80 : 0) | type, 1);
    head.writeUInt16BE(sequence++ & 0xffff, 2);
    head.writeUInt32BE(time, 4);
    head.writeUInt32BE(0x5379726b, 8);
    packets.push({ at, rtp: Buffer.concat([head, payload]) });
  };
  const wait = (ms: number) => {
    for (let left = ms; left > 0; left -= frame, at += frame) if (!manner.isMute) send(alaw, false, stamp(), silent);
  };
  const hold = (key: string) => {
    const begun = stamp();
    const count = manner.tone / frame;
    for (let n = 1; n <= count; n++, at += frame) send(eventType, n === 1, begun, writeEvent(key, n * perFrame, false));
    at -= frame;
    // RFC 4733 2.5.1.4: the end is sent three times.
    for (let n = 0; n < 3; n++) send(eventType, false, begun, writeEvent(key, count * perFrame, true));
    at += frame;
  };
  const sing = (key: string) => {
    const sound = Buffer.from(toAlaw(makeTone(key, manner.tone)));
    for (let from = 0; from < sound.length; from += perFrame, at += frame)
      send(alaw, false, stamp(), sound.subarray(from, from + perFrame));
  };
  for (const one of pressing) {
    if (typeof one === 'number') wait(one);
    else
      for (const key of one) {
        if (manner.as === 'events') hold(key);
        else sing(key);
        wait(manner.gap);
      }
  }
  return lose(packets, manner);
}

/** How long all of it takes, ms. */
export function lengthOf(pressing: Pressing, { tone, gap }: Manner): number {
  return pressing.reduce<number>((all, one) => all + (typeof one === 'number' ? one : one.length * (tone + gap)), 0);
}

function writeEvent(key: string, duration: number, isEnd: boolean): Buffer {
  const payload = Buffer.from([events.indexOf(key), isEnd ? 0x8a : 0x0a, 0, 0]);
  payload.writeUInt16BE(duration, 2);
  return payload;
}

function lose(packets: readonly Packet[], { loss = 0, random }: Manner): Packet[] {
  if (!random || loss === 0) return [...packets];
  const drawn = random.bytes(packets.length * 2);
  return packets.filter((_, n) => ((drawn[2 * n] ?? 0) * 256 + (drawn[2 * n + 1] ?? 0)) / 65_536 >= loss / 100);
}

/** As tcpdump would have written them; the addresses in it are nobody's. */
export async function writePcap(file: string, packets: readonly Packet[]): Promise<void> {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(65_535, 16);
  head.writeUInt32LE(1, 20);
  await writeFile(file, Buffer.concat([head, ...packets.flatMap(writeFrame)]));
}

function writeFrame({ at, rtp }: Packet): Buffer[] {
  const lower = Buffer.alloc(14 + 20 + 8);
  lower.writeUInt16BE(0x0800, 12);
  lower.writeUInt8(0x45, 14);
  lower.writeUInt16BE(28 + rtp.length, 16);
  lower.writeUInt8(64, 22);
  lower.writeUInt8(17, 23);
  lower.writeUInt32BE(0x7f000001, 26);
  lower.writeUInt32BE(0x7f000001, 30);
  lower.writeUInt16BE(6_000, 34);
  lower.writeUInt16BE(6_000, 36);
  lower.writeUInt16BE(8 + rtp.length, 38);
  const record = Buffer.alloc(16);
  record.writeUInt32LE(Math.floor(at / 1_000), 0);
  record.writeUInt32LE((at % 1_000) * 1_000, 4);
  record.writeUInt32LE(lower.length + rtp.length, 8);
  record.writeUInt32LE(lower.length + rtp.length, 12);
  return [record, lower, rtp];
}
