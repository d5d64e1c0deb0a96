import { drawNumber, type Random } from '#ports';

/** What is changed in a message that any telephone system would take. */
type Change = {
  readonly line?: string;
  /** Headers in place of the usual ones of that name; null: without. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly more?: readonly string[];
  readonly body?: string | Buffer;
};

export type Malformed = { readonly name: string; readonly bytes: Buffer };

let count = 0;

/** A call to `to`, as an operator's switch would send it, but for the change. */
export function writeInvite(to: string, { line, headers = {}, more = [], body = offer }: Change = {}): Buffer {
  const id = `${++count}`;
  const usual: Record<string, string | null> = {
    Via: `SIP/2.0/UDP 127.0.0.1:5060;rport;branch=z9hG4bK-bad-${id}`,
    From: `<sip:0701740600@127.0.0.1>;tag=bad${id}`,
    To: `<sip:${to}@127.0.0.1>`,
    'Call-ID': `bad-${id}@127.0.0.1`,
    CSeq: '1 INVITE',
    Contact: '<sip:bad@127.0.0.1:5060>',
    'Max-Forwards': '70',
    'Content-Type': 'application/sdp',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const written = Object.entries(usual).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  const head = [line ?? `INVITE sip:${to}@127.0.0.1 SIP/2.0`, ...written, ...more, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
}

const offer = sdp('m=audio 40000 RTP/AVP 8 101', 'a=rtpmap:8 PCMA/8000', 'a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-15');

function sdp(...media: readonly string[]): string {
  return ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', ...media, ''].join('\r\n');
}

const long = (length: number, text = 'x') => text.repeat(length);

/** Broken in every part that a parser has to read; in the manner of RFC 4475, in words of our own. */
export function listMalformed(to: string): Malformed[] {
  const bad = (name: string, change: Change): Malformed => ({ name, bytes: writeInvite(to, change) });
  return [
    ...listLines(to, bad),
    ...listHeaders(to, bad),
    ...listBodies(bad),
    ...listOutOfPlace(to),
    ...listNames(to, bad),
    { name: 'nothing', bytes: Buffer.alloc(0) },
    { name: 'line ends', bytes: Buffer.from('\r\n'.repeat(500)) },
    { name: 'zeros', bytes: Buffer.alloc(1_400) },
    { name: 'a web browser', bytes: Buffer.from('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n') },
    { name: 'an answer to nothing', bytes: Buffer.from('SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1\r\nCSeq: 1 INVITE\r\n\r\n') },
    { name: 'an answer with a number that is none', bytes: Buffer.from('SIP/2.0 4294967301 better\r\nCSeq: 1 INVITE\r\n\r\n') },
  ];
}

type Bad = (name: string, change: Change) => Malformed;

function listLines(to: string, bad: Bad): Malformed[] {
  const lines = {
    'no version': `INVITE sip:${to}@127.0.0.1`,
    'a version to come': `INVITE sip:${to}@127.0.0.1 SIP/7.0`,
    'a method in small letters': `invite sip:${to}@127.0.0.1 SIP/2.0`,
    'a method nobody knows': `!x.%~+* sip:${to}@127.0.0.1 SIP/2.0`,
    'two spaces': `INVITE  sip:${to}@127.0.0.1  SIP/2.0`,
    'an address in brackets': `INVITE <sip:${to}@127.0.0.1> SIP/2.0`,
    'another scheme': 'INVITE http://127.0.0.1/ SIP/2.0',
    'a scheme nobody knows': 'INVITE nobodyknows:at all SIP/2.0',
    'no address': 'INVITE  SIP/2.0',
    'an escaped end of line': `INVITE sip:${to}%0d%0aX-Evil:%20yes@127.0.0.1 SIP/2.0`,
    'an escaped zero': `INVITE sip:${to}%00@127.0.0.1 SIP/2.0`,
    'half an escape': `INVITE sip:${to}%4@127.0.0.1 SIP/2.0`,
    'a port beyond all': `INVITE sip:${to}@127.0.0.1:99999999999 SIP/2.0`,
    'a port below zero': `INVITE sip:${to}@127.0.0.1:-1 SIP/2.0`,
    'half an address of version six': `INVITE sip:${to}@[::1 SIP/2.0`,
    'a user of thirty thousand letters': `INVITE sip:${long(30_000)}@127.0.0.1 SIP/2.0`,
    'a host of thirty thousand letters': `INVITE sip:${to}@${long(30_000)} SIP/2.0`,
    'five thousand parameters': `INVITE sip:${to}@127.0.0.1${long(5_000, ';a=b')} SIP/2.0`,
  };
  return Object.entries(lines).map(([name, line]) => bad(name, { line }));
}

function listHeaders(to: string, bad: Bad): Malformed[] {
  const missing = ['Via', 'From', 'To', 'Call-ID', 'CSeq', 'Contact', 'Max-Forwards', 'Content-Length', 'Content-Type'];
  const changed: Record<string, Record<string, string>> = {
    'a length beyond the message': { 'Content-Length': '99999' },
    'a length below zero': { 'Content-Length': '-999' },
    'a length beyond all numbers': { 'Content-Length': long(400, '9') },
    'a length that is no number': { 'Content-Length': 'many' },
    'a shorter length': { 'Content-Length': '3' },
    'another method in CSeq': { CSeq: '1 OPTIONS' },
    'a CSeq beyond all': { CSeq: '4294967296 INVITE' },
    'a CSeq below zero': { CSeq: '-1 INVITE' },
    'a CSeq of two numbers': { CSeq: '1 2 INVITE' },
    'no hops left': { 'Max-Forwards': '0' },
    'hops below zero': { 'Max-Forwards': '-7' },
    'a quote that never ends': { From: '"Bank <sip:0701740600@127.0.0.1>;tag=q' },
    'a bracket that never ends': { From: '<sip:0701740600@127.0.0.1;tag=q' },
    'two tags': { From: '<sip:0701740600@127.0.0.1>;tag=a;tag=b' },
    'an empty tag': { From: '<sip:0701740600@127.0.0.1>;tag=' },
    'no branch': { Via: 'SIP/2.0/UDP 127.0.0.1' },
    'a branch of thirty thousand letters': { Via: `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${long(30_000)}` },
    'a transport nobody knows': { Via: 'SIP/2.0/PIGEON 127.0.0.1;branch=z9hG4bK1' },
    'a received that lies': { Via: 'SIP/2.0/UDP 127.0.0.1;received=255.255.255.255;rport=0;branch=z9hG4bK2' },
    'a star as a contact': { Contact: '*' },
    'a contact that is nobody': { Contact: '<sip:>' },
    'a call id of thirty thousand letters': { 'Call-ID': long(30_000) },
    'an empty call id': { 'Call-ID': '' },
    'a type without an end': { 'Content-Type': 'multipart/mixed;boundary="' },
    'a type nobody knows': { 'Content-Type': 'text/x-nothing' },
    'a tag in To': { To: `<sip:${to}@127.0.0.1>;tag=never-given` },
  };
  const more: Record<string, string[]> = {
    'five hundred Vias': Array.from({ length: 500 }, (_, n) => `Via: SIP/2.0/UDP 127.0.0.${n % 256};branch=z9hG4bK${n}`),
    'two thousand headers': Array.from({ length: 2_000 }, (_, n) => `X-${n}: ${n}`),
    'a header of fifty thousand letters': [`X: ${long(50_000)}`],
    'a header without a name': [': nobody'],
    'a header without a colon': ['Nothing at all'],
    'headers that go on and on': ['Subject: a', ...Array.from({ length: 300 }, () => '  and on')],
    'a second From': ['From: <sip:0701740605@127.0.0.1>;tag=second'],
    'a second Call-ID': ['Call-ID: second'],
    'two lengths': ['Content-Length: 0'],
    'what is required by nobody': ['Require: nobody, 100rel, nothing', 'Proxy-Require: pigeons'],
    'a password that is none': ['Authorization: Digest username="x', `Proxy-Authorization: Digest ${long(9_000, 'a="b",')}`],
    'a password of another kind': ['Authorization: NoOneKnowsThis opaque-data=here'],
    'a route to everywhere': Array.from({ length: 100 }, () => 'Route: <sip:127.0.0.1;lr>'),
    'a timer below zero': ['Session-Expires: -1', 'Min-SE: 99999999999999'],
    'a replaced call': ['Replaces: nobody;to-tag=1;from-tag=2', 'Supported: replaces'],
    'a date that never was': ['Date: Xyz, 99 Abc 9999 99:99:99 GMT'],
    'a history without end': Array.from({ length: 200 }, (_, n) => `Diversion: <sip:${n}@127.0.0.1>;reason=unknown`),
  };
  return [
    ...missing.map((name) => bad(`no ${name}`, { headers: { [name]: null } })),
    ...Object.entries(changed).map(([name, headers]) => bad(name, { headers })),
    ...Object.entries(more).map(([name, more]) => bad(name, { more })),
  ];
}

function listBodies(bad: Bad): Malformed[] {
  const media = (...lines: string[]) => sdp(...lines);
  const bodies: Record<string, string | Buffer> = {
    'no body': '',
    'no sound': sdp(),
    'sound at no port': media('m=audio 0 RTP/AVP 8'),
    'a port beyond all': media('m=audio 70000 RTP/AVP 8'),
    'a port below zero': media('m=audio -1 RTP/AVP 8'),
    'a sound nobody knows': media('m=audio 40000 RTP/AVP 999'),
    'no sound of ours': media('m=audio 40000 RTP/AVP 3', 'a=rtpmap:3 GSM/8000'),
    'a hundred sounds': media(...Array.from({ length: 100 }, () => 'm=audio 40000 RTP/AVP 8')),
    'five hundred kinds of sound': media(`m=audio 40000 RTP/AVP ${Array.from({ length: 500 }, (_, n) => n % 128).join(' ')}`),
    'a kind without an end': media('m=audio 40000 RTP/AVP 8', 'a=rtpmap:8 PCMA/'),
    'a clock of nothing': media('m=audio 40000 RTP/AVP 96', 'a=rtpmap:96 PCMA/0'),
    'a clock below zero': media('m=audio 40000 RTP/AVP 8 101', 'a=rtpmap:101 telephone-event/-8000'),
    'keys without number': media('m=audio 40000 RTP/AVP 8 101', 'a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-99999999'),
    'packets of no length': media('m=audio 40000 RTP/AVP 8', 'a=ptime:0'),
    'packets below zero': media('m=audio 40000 RTP/AVP 8', 'a=ptime:-20', 'a=maxptime:-1'),
    'sound to everybody': sdp('m=audio 40000 RTP/AVP 8').replace('c=IN IP4 127.0.0.1', 'c=IN IP4 255.255.255.255'),
    'sound to a place that is none': sdp('m=audio 40000 RTP/AVP 8').replace('c=IN IP4 127.0.0.1', 'c=IN IP4 999.1.1.1'),
    'a key that is none': media('m=audio 40000 RTP/SAVP 8', 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:!!!!'),
    'a key without an end': media('m=audio 40000 RTP/SAVP 8', `a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${long(9_000, 'A')}`),
    'ways without end': media(
      'm=audio 40000 RTP/AVP 8',
      ...Array.from({ length: 500 }, (_, n) => `a=candidate:${n} 1 UDP 1 127.0.0.1 ${n} typ host`),
    ),
    'a picture besides': media('m=audio 40000 RTP/AVP 8', 'm=video 40002 RTP/AVP 31', 'm=image 40004 udptl t38', 'm=application 1 x y'),
    'a line of fifty thousand letters': media(`a=${long(50_000)}`),
    'no line at all': long(2_000),
    'bytes of no alphabet': Buffer.from(Array.from({ length: 600 }, (_, n) => (n * 37) % 256)),
    'a version to come': offer.replace('v=0', 'v=99999999999999999999'),
  };
  return Object.entries(bodies).map(([name, body]) => bad(name, { body }));
}

/** Messages of a dialog that never was. */
function listOutOfPlace(to: string): Malformed[] {
  const methods = [
    'ACK',
    'BYE',
    'CANCEL',
    'INFO',
    'UPDATE',
    'PRACK',
    'REFER',
    'NOTIFY',
    'SUBSCRIBE',
    'PUBLISH',
    'MESSAGE',
    'OPTIONS',
    'REGISTER',
  ];
  return methods.map((method) => ({
    name: `${method} of nothing`,
    bytes: writeInvite(to, {
      line: `${method} sip:${to}@127.0.0.1 SIP/2.0`,
      headers: { CSeq: `7 ${method}`, To: `<sip:${to}@127.0.0.1>;tag=never-given`, 'Content-Type': 'application/dtmf-relay' },
      more: ['Event: presence', 'Expires: 99999999999', 'Refer-To: <sip:anna@127.0.0.1>'],
      body: 'Signal=1\r\nDuration=-5\r\n',
    }),
  }));
}

/** What goes further than the telephone system: the number dialled, and who calls. */
function listNames(to: string, bad: Bad): Malformed[] {
  const dialled = [
    'h',
    'i',
    's',
    't',
    'lost',
    'anna',
    `${to}&PJSIP/anna`,
    `${to},1,1`,
    `${to}|1|1`,
    `\${SHELL(id)}`,
    `${to}\${GLOBAL(STYRKA_APP)}`,
  ];
  const callers = [
    '"\xff\xfe\xc3\x28" <sip:0701740605@127.0.0.1>;tag=n1',
    '"\\"},{\\"type\\":\\"StasisEnd\\"" <sip:0701740605@127.0.0.1>;tag=n2',
    `"${long(9_000, 'ä')}" <sip:0701740605@127.0.0.1>;tag=n3`,
    '"\u0024{SHELL(id)}" <sip:\u0024{SHELL(id)}@127.0.0.1>;tag=n4',
    `<sip:${long(9_000, '7')}@127.0.0.1>;tag=n5`,
    '<sip:%00%01%ff%c0%af@127.0.0.1>;tag=n6',
    '<tel:+46701740605;phone-context=%0a>;tag=n7',
    '<sip:0701740605,1,1@127.0.0.1>;tag=n8',
    '<script>alert(1)</script> <sip:<b>@127.0.0.1>;tag=n9',
  ];
  return [
    ...dialled.map((other) => bad(`dials ${other}`, { line: `INVITE sip:${other}@127.0.0.1 SIP/2.0` })),
    ...callers.map((From) => bad(`is called ${From.slice(0, 40)}`, { headers: { From } })),
    ...callers.map((who, n) => bad(`is vouched for as number ${n}`, { more: [`P-Asserted-Identity: ${who}`, `Remote-Party-ID: ${who}`] })),
  ];
}

/** Ordinary calls in which some bytes were changed, left out, doubled or put in by chance. */
export function listSpoiled(to: string, many: number, random: Random): Malformed[] {
  return Array.from({ length: many }, (_, n) => {
    let bytes = writeInvite(to);
    for (let changes = 1 + drawNumber(random, 8); changes > 0; changes--) bytes = spoil(bytes, random);
    return { name: `spoiled ${n}`, bytes };
  });
}

function spoil(bytes: Buffer, random: Random): Buffer {
  const at = drawNumber(random, bytes.length || 1);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const some = 1 + drawNumber(random, 30);
  const kinds = [
    () => Buffer.concat([before, Buffer.from(random.bytes(1)), after.subarray(1)]),
    () => Buffer.concat([before, after.subarray(some)]),
    () => Buffer.concat([before, after.subarray(0, some), after]),
    () => Buffer.concat([before, Buffer.from(random.bytes(some)), after]),
    () => before,
  ];
  // The last one, which leaves little, is drawn less often.
  const kind = kinds[Math.min(drawNumber(random, 13) >> 1, 6) % 5] ?? (() => bytes);
  return kind();
}
