import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventType, lengthOf, type Manner, makePackets, type Pressing, writePcap } from './keys-on-wire.ts';
import { findPhonePorts } from './phone-ports.ts';

/** One caller, as a telephone network brings it. */
export type SippCall = {
  readonly pressing: Pressing;
  /** Keys pressed by SIP INFO (application/dtmf-relay), in place of packets; a number waits. */
  readonly byInfo?: Pressing;
};

export type SippSettings = {
  /** host:port of the telephone system. */
  readonly server: string;
  /** The number that is dialled. */
  readonly to: string;
  /** The user part of From; the number of the call is added where `[call_number]` stands. */
  readonly from?: string;
  /** Where the messages come from: 127.0.0.1. */
  readonly address?: string;
  /** Shown when it is asked for; `answered` is what comes then. */
  readonly login?: { readonly user: string; readonly password: string };
  /** The caller's name, in Latin-1: as old switches send it. */
  readonly name?: string;
  readonly headers?: readonly string[];
  /** Each call is the next of these. */
  readonly calls: readonly SippCall[];
  /** How many calls in all, at once, and how many begin in a second. */
  readonly count?: number;
  readonly atOnce?: number;
  readonly perSecond?: number;
  readonly manner: Manner;
  /** What the telephone system answers to the call. */
  readonly answered?: 200 | 486 | 488 | 401 | 403 | 404 | 603;
  /** A call that hears busy is as good as one that is answered; how many were, nobody is told. */
  readonly busy?: boolean;
  /** Of a hundred SIP messages so many are lost, both ways. */
  readonly messageLoss?: number;
  /** The caller hangs up so long after the last key; null: waits for the other side. */
  readonly stays?: number | null;
  /** Longest that a call may take, ms. */
  readonly patience?: number;
  readonly transport?: 'udp' | 'tcp';
};

export type SippResult = { readonly good: number; readonly bad: number; readonly errors: string };

/** Calls made by sipp, which nobody here has written. Needs to send raw packets: root, or CAP_NET_RAW. */
export async function runSipp(settings: SippSettings): Promise<SippResult> {
  const folder = await mkdtemp(join(tmpdir(), 'styrka-sipp-'));
  try {
    const files = settings.calls.map((_, n) => join(folder, `${n}.pcap`));
    await Promise.all(files.map((file, n) => writePcap(file, makePackets(settings.calls[n]?.pressing ?? [], settings.manner))));
    await writeFile(join(folder, 'call.xml'), writeScenario(settings, files), 'latin1');
    await writeFile(join(folder, 'who.csv'), ['SEQUENTIAL', ...files.map((_, n) => `${n};`), ''].join('\n'));
    const { sip } = await findPhonePorts();
    const code = await runToEnd(writeOptions(settings, sip), folder);
    const [good = 0, bad = 0] = await readCounts(folder);
    if (code > 1) throw new Error(`sipp ended with ${code}: ${await readErrors(folder)}`);
    return { good, bad, errors: await readErrors(folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let runs = 0;

/** Sound has an address of its own for each of them: however many calls, no port of it is anybody else's. */
function writeOptions(settings: SippSettings, sip: number): string[] {
  runs += 1;
  const sound = `127.${1 + (process.pid % 200)}.${Math.floor(runs / 200) % 200}.${1 + (runs % 200)}`;
  const { server, to, count = settings.calls.length, atOnce = count, perSecond = Math.min(atOnce, 20), messageLoss } = settings;
  const loss = messageLoss ? ['-lost', String(messageLoss)] : [];
  return [
    ...['-sf', 'call.xml', '-inf', 'who.csv', '-s', to, server, '-nostdin', '-t', settings.transport === 'tcp' ? 't1' : 'u1'],
    ...['-i', settings.address ?? '127.0.0.1', '-mi', sound, '-p', String(sip), '-mp', '10000'],
    ...['-m', String(count), '-l', String(atOnce), '-r', String(perSecond), ...loss],
    ...['-trace_err', '-error_file', 'errors', '-trace_stat', '-stf', 'counts', '-fd', '600'],
    ...['-timeout', '600', '-recv_timeout', String(settings.patience ?? 60_000)],
  ];
}

async function runToEnd(options: readonly string[], cwd: string): Promise<number> {
  const child = spawn('sipp', options, { cwd, stdio: 'ignore' });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return code ?? (signal ? 255 : 254);
}

/** How many calls went as the scenario says, and how many did not. */
async function readCounts(folder: string): Promise<number[]> {
  const [head = '', ...rows] = (await readFile(join(folder, 'counts'), 'utf8')).trim().split('\n');
  const names = head.split(';');
  const last = rows.at(-1)?.split(';') ?? [];
  return ['SuccessfulCall(C)', 'FailedCall(C)'].map((name) => Number(last[names.indexOf(name)] ?? 0));
}

const readErrors = (folder: string) => readFile(join(folder, 'errors'), 'utf8').catch(() => '');

function writeScenario(settings: SippSettings, files: readonly string[]): string {
  const { answered = 200 } = settings;
  const proof = settings.login ? `[authentication username=${settings.login.user} password=${settings.login.password}]` : '';
  const again = proof
    ? `<recv response="401" auth="true"/>\n${writeAck('[last_Via:]', settings)}\n${writeInvite(settings, 2, [proof])}`
    : '';
  const rest = answered === 200 ? writeTalk(settings, files) : writeAck('[last_Via:]', settings, proof ? 2 : 1);
  return `<?xml version="1.0" encoding="ISO-8859-1" ?>
<scenario name="call">
${writeInvite(settings, 1, [])}
${again}
<recv response="100" optional="true"/>
<recv response="180" optional="true"/>
<recv response="183" optional="true"/>
${settings.busy ? '<recv response="486" optional="true" next="busy"/>\n' : ''}<recv response="${answered}" rrs="true"/>
${rest}
${settings.busy ? `<nop next="over"/>\n<label id="busy"/>\n${writeAck('[last_Via:]', settings)}\n<label id="over"/>\n<nop/>` : ''}
</scenario>
`;
}

const branch = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]';

function writeMessage(settings: SippSettings, method: string, sequence: number, via: string, more: readonly string[], body = ''): string {
  const from = settings.from ?? '+358180000[call_number]';
  const retrans = method === 'ACK' ? '' : ' retrans="500"';
  const lines = [
    `${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0`,
    via,
    `From: ${settings.name ? `"${settings.name}" ` : ''}<sip:${from}@[local_ip]:[local_port]>;tag=[pid]c[call_number]`,
    `To: <sip:[service]@[remote_ip]:[remote_port]>${method === 'INVITE' ? '' : '[peer_tag_param]'}`,
    'Call-ID: [call_id]',
    `CSeq: ${sequence} ${method === 'ACK' ? 'ACK' : method}`,
    'Contact: <sip:caller@[local_ip]:[local_port];transport=[transport]>',
    'Max-Forwards: 70',
    ...more,
    'Content-Length: [len]',
    '',
    body,
  ];
  return `<send${retrans}><![CDATA[\n${lines.join('\n')}\n]]></send>`;
}

function writeInvite(settings: SippSettings, sequence: number, proof: readonly string[]): string {
  const offer = settings.manner.as === 'events' && !settings.calls.some(({ byInfo }) => byInfo);
  const events = offer ? [`a=rtpmap:${eventType} telephone-event/8000`, `a=fmtp:${eventType} 0-15`] : [];
  const body = [
    'v=0',
    'o=- 1 1 IN IP4 [local_ip]',
    's=-',
    'c=IN IP4 [media_ip]',
    't=0 0',
    `m=audio [auto_media_port] RTP/AVP 8${offer ? ` ${eventType}` : ''}`,
    'a=rtpmap:8 PCMA/8000',
    ...events,
    'a=ptime:20',
  ].join('\n');
  return writeMessage(settings, 'INVITE', sequence, branch, [...proof, ...(settings.headers ?? []), 'Content-Type: application/sdp'], body);
}

const writeAck = (via: string, settings: SippSettings, sequence = 1) => writeMessage(settings, 'ACK', sequence, via, []);

/** Each call plays its own file: which one, its line of who.csv says. */
function writeTalk(settings: SippSettings, files: readonly string[]): string {
  const choose = files.map((_, n) => `<test assign_to="is${n}" variable="n" compare="equal" value="${n}"/>`).join('');
  const play = files.map((file, n) => `<nop condexec="is${n}"><action><exec play_pcap_audio="${file}"/></action></nop>`).join('\n');
  const used = files.map((_, n) => `is${n}`).join(',');
  const longest = Math.max(0, ...settings.calls.map(({ pressing }) => lengthOf(pressing, settings.manner)));
  const byInfo = settings.calls.find((call) => call.byInfo)?.byInfo;
  const { stays = null } = settings;
  const end =
    stays === null
      ? `<recv request="BYE"/>\n<send><![CDATA[\nSIP/2.0 200 OK\n[last_Via:]\n[last_From:]\n[last_To:]\n[last_Call-ID:]\n[last_CSeq:]\nContent-Length: 0\n\n]]></send>`
      : `<pause milliseconds="${stays + (byInfo ? 0 : longest)}"/>\n${writeMessage(settings, 'BYE', 900, branch, [])}\n<recv response="200"/>`;
  return [
    writeAck(branch, settings, settings.login ? 2 : 1),
    `<nop><action><assignstr assign_to="who" value="[field0]"/><todouble assign_to="n" variable="who"/>${choose}</action></nop>`,
    byInfo ? '' : play,
    ...(byInfo ?? []).flatMap((one, at) => writeInfos(settings, one, 100 * at)),
    end,
    `<Reference variables="${used}"/>`,
  ].join('\n');
}

function writeInfos(settings: SippSettings, one: string | number, sequence: number): string[] {
  if (typeof one === 'number') return [`<pause milliseconds="${one}"/>`];
  const { tone, gap } = settings.manner;
  return [...one].flatMap((key, at) => [
    writeMessage(
      settings,
      'INFO',
      10 + sequence + at,
      branch,
      ['Content-Type: application/dtmf-relay'],
      `Signal=${key}\nDuration=${tone}\n`,
    ),
    '<recv response="200"/>',
    `<pause milliseconds="${tone + gap}"/>`,
  ]);
}
