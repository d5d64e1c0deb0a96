import { randomBytes } from 'node:crypto';
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** One caller on the telephone network: SIP and RTP by UDP on loopback, keys by RFC 4733; sends nothing while no key is pressed. */
export type SipCaller = {
  /** Done when it is answered. Throws with what the other side said, if that was not 200. */
  call(to: string): Promise<void>;
  /** Done when the last key is let go. Gives that moment back, ms. */
  press(keys: string): Promise<number>;
  /** The moment of the first sound since then that is no silence, ms. Throws if none comes within ten seconds. */
  hear(since: number): Promise<number>;
  hangUp(): void;
  close(): void;
};

const host = '127.0.0.1';
const events = '0123456789*#';
/** ms. A packet every 20 ms; a key is held for 80 and followed by 80 of nothing. */
const frame = 20;
const held = 80;
const gap = 80;
const patience = 10_000;
const alaw = 8;
const keyType = 101;

export async function openSipCaller(server: string): Promise<SipCaller> {
  const [signals, sounds] = await Promise.all([openSocket(), openSocket()]);
  const ear = listen(sounds);
  const talk = createDialogue(signals, sounds.address().port, server);
  const mouth = createMouth(sounds);
  return {
    async call(to) {
      mouth.leadTo(await talk.invite(to));
    },
    press: mouth.press,
    hear: ear.hear,
    hangUp: talk.bye,
    close() {
      signals.close();
      sounds.close();
    },
  };
}

async function openSocket(): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 18 });
  socket.bind(0, host);
  await once(socket, 'listening');
  return socket;
}

type Hearing = { readonly since: number; found(at: number): void };

/** Only whether there is sound: whoever asks knows what it must be. */
function listen(socket: Socket): Pick<SipCaller, 'hear'> {
  let hearing: Hearing | undefined;
  socket.on('message', (packet) => {
    if (!hearing || ((packet[1] ?? 0) & 0x7f) !== alaw || !isSound(packet)) return;
    const at = performance.now();
    if (at < hearing.since) return;
    hearing.found(at);
    hearing = undefined;
  });
  const hear = (since: number) =>
    new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('A caller heard nothing for ten seconds.')), patience);
      const found = (at: number) => {
        clearTimeout(timer);
        resolve(at);
      };
      hearing = { since, found };
    });
  return { hear };
}

/** Above -42 dB of full scale anywhere in it: the noise of a recording before its first word is below (ITU-T G.711). */
function isSound(packet: Buffer): boolean {
  for (let at = 12; at < packet.length; at++) if ((((packet[at] ?? 0) ^ 0x55) & 0x7f) >= 0x10) return true;
  return false;
}

type Way = { readonly host: string; readonly port: number };

function createMouth(socket: Socket) {
  let way: Way | undefined;
  let sequence = 1_000;
  const began = performance.now();
  const send = (isFirst: boolean, stamp: number, key: number, duration: number, isEnd: boolean) => {
    const packet = Buffer.alloc(16);
    packet.writeUInt8(0x80, 0);
    packet.writeUInt8((isFirst ? 0x80 : 0) | keyType, 1);
    packet.writeUInt16BE(sequence++ & 0xffff, 2);
    packet.writeUInt32BE(stamp, 4);
    packet.writeUInt32BE(0x53697070, 8);
    packet.writeUInt8(key, 12);
    packet.writeUInt8(isEnd ? 0x8a : 0x0a, 13);
    packet.writeUInt16BE(duration, 14);
    if (way) socket.send(packet, way.port, way.host);
  };
  const pressOne = async (key: string) => {
    const stamp = Math.round((performance.now() - began) * 8);
    const number = events.indexOf(key);
    const count = held / frame;
    for (let n = 1; n <= count; n++) {
      send(n === 1, stamp, number, n * frame * 8, false);
      await pass(frame);
    }
    const letGo = performance.now();
    // RFC 4733 2.5.1.4: the end is sent three times.
    for (let n = 0; n < 3; n++) send(false, stamp, number, count * frame * 8, true);
    return letGo;
  };
  return {
    leadTo(to: Way) {
      way = to;
    },
    async press(keys: string) {
      let letGo = 0;
      for (const [n, key] of [...keys].entries()) {
        if (n > 0) await pass(gap);
        letGo = await pressOne(key);
      }
      return letGo;
    },
  };
}

type Dialogue = { invite(to: string): Promise<Way>; bye(): void };

/** As much of RFC 3261 as a call over loopback needs. */
function createDialogue(socket: Socket, soundPort: number, server: string): Dialogue {
  const [there = host, port = '5060'] = server.split(':');
  const mine = `${host}:${socket.address().port}`;
  const send = (text: string) => socket.send(text, Number(port), there);
  let [to, name, tag, peer] = ['', '', '', ''];
  const draw = () => `z9hG4bK${randomBytes(8).toString('hex')}`;
  let branch = '';
  const write = (method: string, sequence: number, body = '') =>
    [
      `${method} sip:${to}@${server} SIP/2.0`,
      `Via: SIP/2.0/UDP ${mine};branch=${branch};rport`,
      `From: <sip:+358180000${tag}@${mine}>;tag=${tag}`,
      `To: <sip:${to}@${server}>${method === 'INVITE' ? '' : peer}`,
      `Call-ID: ${name}`,
      `CSeq: ${sequence} ${method}`,
      `Contact: <sip:caller@${mine}>`,
      'Max-Forwards: 70',
      ...(body ? ['Content-Type: application/sdp'] : []),
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n');
  let settle: ((status: number, text: string) => void) | undefined;
  socket.on('message', (data: Buffer, from: RemoteInfo) => {
    const text = data.toString();
    const status = Number(/^SIP\/2\.0 (\d{3})/.exec(text)?.[1] ?? 0);
    if (status === 0 && !text.startsWith('ACK ')) socket.send(agree(text), from.port, from.address);
    // What is still said of an earlier call is nothing to this one.
    if (status === 0 || !text.includes(name) || !/^CSeq: 1 INVITE/im.test(text)) return;
    if (status >= 200) {
      peer = /^To:[^;\r]*(;tag=[^\s;]+)/im.exec(text)?.[1] ?? '';
      // RFC 3261 17.1.1.3: the refusal's ACK is of the same transaction, the answer's is one of its own.
      if (status < 300) branch = draw();
      send(write('ACK', 1));
    }
    settle?.(status, text);
  });
  return {
    invite(number) {
      [to, name, tag, peer] = [number, `${randomBytes(8).toString('hex')}@bench`, String(Math.floor(Math.random() * 1e6)), ''];
      branch = draw();
      const invite = write('INVITE', 1, offer(soundPort));
      send(invite);
      return new Promise((resolve, reject) => {
        const again = setInterval(() => send(invite), 500);
        const given = setTimeout(() => settle?.(408, ''), patience);
        settle = (status, text) => {
          if (status >= 100) clearInterval(again);
          if (status < 200) return;
          settle = undefined;
          clearTimeout(given);
          const [, soundHost = host] = /^c=IN IP4 (\S+)/m.exec(text) ?? [];
          const [, sound = '0'] = /^m=audio (\d+)/m.exec(text) ?? [];
          if (status === 200) resolve({ host: soundHost, port: Number(sound) });
          else reject(new Error(`A call was answered with ${status}.`));
        };
      });
    },
    bye() {
      branch = draw();
      send(write('BYE', 2));
    },
  };
}

/** To a request of the other side's: its BYE, above all. */
function agree(request: string): string {
  const kept = request.split('\r\n').filter((line) => /^(via|from|to|call-id|cseq):/i.test(line));
  return ['SIP/2.0 200 OK', ...kept, 'Content-Length: 0', '', ''].join('\r\n');
}

function offer(port: number): string {
  const lines = ['v=0', `o=- 1 1 IN IP4 ${host}`, 's=-', `c=IN IP4 ${host}`, 't=0 0', `m=audio ${port} RTP/AVP ${alaw} ${keyType}`];
  return [...lines, `a=rtpmap:${alaw} PCMA/8000`, `a=rtpmap:${keyType} telephone-event/8000`, `a=fmtp:${keyType} 0-15`, ''].join('\r\n');
}

const pass = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
