import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

export type PhonePorts = {
  readonly control: number;
  /** TLS is on the one above. */
  readonly sip: number;
  /** Ten from here. */
  readonly sound: number;
};

/** Below those that the system gives away by itself, so that nobody gets them between here and the phone. */
const lowest = 10_000;
const highest = 32_000;
const size = 16;
const taken = new Set<number>();

/** Free on loopback at this moment, and given to no other phone of this process. */
export async function findPhonePorts(): Promise<PhonePorts> {
  for (;;) {
    const first = lowest + size * Math.floor((Math.random() * (highest - lowest)) / size);
    if (taken.has(first)) continue;
    const free = await Promise.all([0, 2, 3].map((behind) => isFree(first + behind)));
    if (!free.every(Boolean)) continue;
    taken.add(first);
    return { control: first, sip: first + 2, sound: first + 6 };
  }
}

async function isFree(port: number): Promise<boolean> {
  const stream = createServer().listen(port, '127.0.0.1');
  const packets = createSocket('udp4').bind(port, '127.0.0.1');
  const both = await Promise.allSettled([once(stream, 'listening'), once(packets, 'listening')]);
  stream.close();
  packets.close();
  return both.every(({ status }) => status === 'fulfilled');
}
