import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pass } from 'node:timers/promises';
import type { Random } from '#ports';
import { makePackets } from './keys-on-wire.ts';

/** What says that a key was pressed and says it wrongly. */
const signals = [
  '',
  'Signal=',
  'Signal=12',
  'Signal=-1',
  'Signal=\0',
  `Signal=${'1'.repeat(9_000)}`,
  'Signal 5',
  '5=Signal',
  '{"key":"5"}',
];
const keys = '4711#';

/**
 * A call by UDP in which all kinds of things are said and sent that are no keys, and then the keys 4711# by RFC 4733.
 * Answers with what the BYE at the end is answered with.
 */
export async function pressInCall(server: string, to: string, random: Random): Promise<number> {
  const [host = '', port] = server.split(':');
  const [sip, sound] = [createSocket('udp4').bind(0, '127.0.0.1'), createSocket('udp4').bind(0, '127.0.0.1')];
  await Promise.all([once(sip, 'listening'), once(sound, 'listening')]);
  const send = (message: string) => sip.send(message, Number(port), host);
  const dialog = { from: `127.0.0.1:${sip.address().port}`, to: `${to}@${server}`, id: `in-call-${sip.address().port}`, tag: '' };
  try {
    send(write(dialog, 'INVITE', 1, 'application/sdp', offer(sound.address().port)));
    const answered = await hear(sip, (status, method) => method === 'INVITE' && status >= 200);
    dialog.tag = /^To:.*;tag=([^;\r]+)/im.exec(answered)?.[1] ?? '';
    send(write(dialog, 'ACK', 1));
    const media = Number(/^m=audio (\d+)/m.exec(answered)?.[1]);
    let sequence = 2;
    const say = (method: string, type?: string, body?: string) => send(write(dialog, method, ++sequence, type, body));
    for (const signal of signals) say('INFO', 'application/dtmf-relay', `${signal}\r\nDuration=x\r\n`);
    say('INFO', 'application/dtmf', '!');
    say('INFO', 'application/x-nothing', 'x'.repeat(2_000));
    for (const packet of listJunk(random)) sound.send(packet, media, host);
    await pass(300);
    let at = 0;
    for (const packet of makePackets([400, keys, 300], { as: 'events', tone: 100, gap: 100 })) {
      if (packet.at > at) await pass(packet.at - at);
      at = packet.at;
      sound.send(packet.rtp, media, host);
    }
    await pass(300);
    say('BYE');
    return statusOf(await hear(sip, (_, method) => method === 'BYE'));
  } finally {
    sip.close();
    sound.close();
  }
}

/** Where sound and keys are expected: keys that do not exist, keys without an end, half packets, other protocols, chance. */
function listJunk(random: Random): Uint8Array[] {
  const head = (type: number, sequence: number) => [0x80, type, 0, sequence, 0, 2, 0x71, sequence, 0x53, 0x79, 0x72, 0x6b];
  return [
    ...[16, 17, 99, 255].map((event, n) => Uint8Array.from([...head(0x80 | 101, n), event, 0x8a, 0xff, 0xff])),
    Uint8Array.from([...head(101, 9), 200]),
    Uint8Array.from([...head(101, 10)]),
    Uint8Array.from([0x80]),
    new Uint8Array(0),
    ...Array.from({ length: 15 }, (_, n) => Uint8Array.from([(n << 4) | 0xf, ...head(8, n).slice(1)])),
    ...Array.from({ length: 300 }, () => random.bytes(1 + (random.bytes(1)[0] ?? 0))).filter((bytes) => !isKey(bytes)),
  ];
}

/** By chance it could be a key that counts. */
function isKey(bytes: Uint8Array): boolean {
  return ((bytes[1] ?? 0) & 0x7f) === 101;
}

type Dialog = { readonly from: string; readonly to: string; readonly id: string; readonly tag: string };

function write({ from, to, id, tag }: Dialog, method: string, sequence: number, type?: string, body = ''): string {
  return [
    `${method} sip:${to} SIP/2.0`,
    `Via: SIP/2.0/UDP ${from};rport;branch=z9hG4bK-${id}-${sequence}-${method}`,
    `From: <sip:0701740602@${from}>;tag=${id}`,
    `To: <sip:${to}>${tag ? `;tag=${tag}` : ''}`,
    `Call-ID: ${id}`,
    `CSeq: ${sequence} ${method}`,
    `Contact: <sip:caller@${from}>`,
    'Max-Forwards: 70',
    ...(type ? [`Content-Type: ${type}`] : []),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

function offer(port: number): string {
  const media = [`m=audio ${port} RTP/AVP 8 101`, 'a=rtpmap:8 PCMA/8000', 'a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-15'];
  return ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', ...media, ''].join('\r\n');
}

const statusOf = (message: string) => Number(/^SIP\/2\.0 (\d+)/.exec(message)?.[1] ?? 0);

/** The next answer of this kind. Throws after ten seconds. */
async function hear(socket: Socket, holds: (status: number, method: string, sequence: number) => boolean): Promise<string> {
  const late = AbortSignal.timeout(10_000);
  for (;;) {
    const [message] = (await once(socket, 'message', { signal: late })) as [Buffer];
    const text = message.toString('latin1');
    const [, sequence, method = ''] = /^CSeq: *(\d+) +(\w+)/im.exec(text) ?? [];
    if (text.startsWith('SIP/2.0') && holds(statusOf(text), method, Number(sequence))) return text;
  }
}
