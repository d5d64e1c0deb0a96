import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhonePorts } from './phone-ports.ts';
import { writeWave } from './voices-by-ear.ts';

export type BaresipSettings = {
  /** Where its calls go: host and port. */
  readonly server: string;
  /** As the caller's address says it. */
  readonly name?: string;
  /** With it the phone registers itself, and can be called. */
  readonly password?: string;
  /** Picks up by itself. */
  readonly answers?: boolean;
  /** TLS: the file of the authority whose certificate the other side must show. */
  readonly authority?: string;
  /** With it this phone shows who it is: certificate and key in one file. */
  readonly certificate?: string;
  /** SRTP, or no call; without it the sound goes in clear. */
  readonly srtp?: boolean;
  /** A file of 8 kHz, mono, 16 bit: what its holder says in every call from its beginning. */
  readonly speaks?: string;
};

const modules = '/usr/lib/baresip/modules';

export async function writeSettings(folder: string, settings: BaresipSettings, ports: PhonePorts): Promise<void> {
  const speech = settings.speaks ?? join(folder, 'speech', 'nothing.wav');
  if (!settings.speaks) {
    await mkdir(join(folder, 'speech'));
    // A source that comes to its end stops sending, and whoever sends nothing may be taken for gone.
    await writeFile(speech, writeWave(new Int16Array(8_000 * 300)));
  }
  await writeFile(join(folder, 'accounts'), `${describeAccount(settings)}\n`);
  await writeFile(join(folder, 'config'), describeConfig(folder, speech, settings, ports));
}

function describeAccount({ server, name = 'caller', password, answers, authority, srtp }: BaresipSettings): string {
  return [
    `<sip:${name}@${server};transport=${authority ? 'tls' : 'udp'}>`,
    password ? `auth_user=${name};auth_pass=${password};regint=600` : 'regint=0',
    `answermode=${answers ? 'auto' : 'manual'}`,
    'audio_codecs=pcma',
    'dtmfmode=rtpevent',
    ...(srtp ? ['mediaenc=srtp-mand'] : []),
  ].join(';');
}

function describeConfig(folder: string, speech: string, { authority, certificate, srtp }: BaresipSettings, ports: PhonePorts): string {
  return `sip_listen 127.0.0.1:${ports.sip}
${authority ? `sip_cafile ${authority}\n` : ''}${certificate ? `sip_certificate ${certificate}\n` : ''}audio_source aufile,${speech}
audio_player nobody,nothing
audio_alert nobody,nothing
ausrc_srate 8000
auplay_srate 8000
ausrc_channels 1
auplay_channels 1
rtp_ports ${ports.sound}-${ports.sound + 9}
jitter_buffer_delay 0-1
net_interface 127.0.0.1
call_max_calls 1
module_path ${modules}
module g711.so
module aufile.so
module sndfile.so
${srtp ? 'module srtp.so\n' : ''}module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${ports.control}
snd_path ${folder}
`;
}
