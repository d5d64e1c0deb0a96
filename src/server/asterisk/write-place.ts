import { randomBytes } from 'node:crypto';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place, Trunk } from './place.ts';
import { writeSection } from './sections.ts';

const templates = fileURLToPath(new URL('../../../deploy/asterisk/etc/', import.meta.url));

/**
 * Writes everything that Asterisk needs in this place: what is the same everywhere, copied from deploy/asterisk/etc, and the place's
 * own. The returned file is what `asterisk -C` takes. Nobody but the owner may read it: passwords stand in it.
 */
export async function writePlace(place: Place): Promise<string> {
  const { folder } = place;
  for (const name of ['run', 'log/cdr-csv', 'spool/recording', 'lib/keys', 'data/sounds', 'data/hold'])
    await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  await rm(join(folder, 'etc'), { recursive: true, force: true });
  await cp(templates, join(folder, 'etc'), { recursive: true });
  for (const name of ['documentation', 'rest-api', 'static-http']) await link(join(place.installed.data, name), join(folder, 'data', name));
  await link(place.voices, join(folder, 'data/sounds/styrka'));
  await link(join(place.voices, 'waiting.wav'), join(folder, 'data/hold/waiting.wav'));
  for (const [name, text] of Object.entries(describe(place))) await writeFile(join(folder, 'etc', name), text, { mode: 0o600 });
  return join(folder, 'etc/asterisk.conf');
}

async function link(to: string, from: string): Promise<void> {
  await rm(from, { recursive: true, force: true });
  await symlink(to, from);
}

function describe(place: Place): Readonly<Record<string, string>> {
  return {
    'asterisk.conf': writeAsterisk(place),
    'http.conf': writeWeb(place),
    'ari.conf': writeAri(place),
    'websocket_client.conf': writeWayToStyrka(place),
    'rtp.conf': writeSection('general', { rtpstart: place.sound.from, rtpend: place.sound.to, strictrtp: 'yes', icesupport: 'yes' }),
    'place-extensions.conf': writeGlobals(place),
    'place-pjsip.conf': writePhones(place),
    ...Object.fromEntries(unused.map((name) => [`${name}.conf`, '; Not used.\n'])),
  };
}

function writeGlobals({ styrka, person, numbers, transports }: Place): string {
  const languages = numbers.map(({ dialled, language }) => [`LANGUAGE_${dialled.replace('+', '')}`, language]);
  const secure = transports.flatMap(({ protocol, port }) => (protocol === 'tls' ? [[`TLS_${port}`, '1']] : []));
  return writeSection('globals', { STYRKA_APP: styrka.app, STYRKA_PERSON: person, ...Object.fromEntries([...languages, ...secure]) });
}

/** Asked for by modules that complain when they are not there. */
const unused = ['acl', 'ccss', 'cel', 'codecs', 'features', 'queuerules', 'stasis', 'udptl', 'dnsmgr', 'cli', 'res_config'];

function writeAsterisk({ folder, installed }: Place): string {
  const directories = {
    astetcdir: join(folder, 'etc'),
    astmoddir: installed.modules,
    astvarlibdir: join(folder, 'lib'),
    astdbdir: join(folder, 'lib'),
    astkeydir: join(folder, 'lib'),
    astdatadir: join(folder, 'data'),
    astcachedir: join(folder, 'lib'),
    astagidir: join(folder, 'lib'),
    astspooldir: join(folder, 'spool'),
    astrundir: join(folder, 'run'),
    astlogdir: join(folder, 'log'),
  };
  const options = { nocolor: 'yes', hideconnect: 'yes', live_dangerously: 'no', defaultlanguage: 'sv', documentation_language: 'en_US' };
  return writeSection('directories', directories) + writeSection('options', options);
}

/** Its web server serves softphones. ARI is shut there: Asterisk calls Styrka, and only on that way ARI is spoken. */
function writeWeb({ web }: Place): string {
  if (!web) return writeSection('general', { enabled: 'no' });
  const { host, port, certificate, key } = web;
  const plain = { enabled: 'yes', bindaddr: host, bindport: port };
  const secure = { enabled: 'no', tlsenable: 'yes', tlsbindaddr: `${host}:${port}`, tlscertfile: certificate, tlsprivatekey: key };
  const bind = { ...(certificate ? secure : plain), tlsdisablev1: 'yes', tlsdisablev11: 'yes' };
  const general = writeSection('general', { ...bind, sessionlimit: 500, enable_static: 'no', enable_status: 'no' });
  return general + writeSection('/ari', { type: 'restriction', deny: '0.0.0.0/0,::/0' });
}

function writeAri({ styrka }: Place): string {
  const user = 'styrka-over-websocket';
  return (
    writeSection('general', { enabled: 'yes', pretty: 'no', auth_realm: 'Asterisk' }) +
    // The way below takes its rights from a user, and wants one with a password; nobody is told it.
    writeSection(user, { type: 'user', read_only: 'no', password_format: 'plain', password: randomBytes(32).toString('base64url') }) +
    writeSection('styrka-way', { type: 'outbound_websocket', websocket_client_id: 'styrka', apps: styrka.app, local_ari_user: user })
  );
}

function writeWayToStyrka({ styrka }: Place): string {
  const isProtected = styrka.address.startsWith('wss:');
  return writeSection('styrka', {
    type: 'websocket_client',
    connection_type: 'persistent',
    uri: styrka.address,
    protocols: 'ari',
    username: styrka.app,
    password: styrka.password,
    connection_timeout: 2000,
    reconnect_interval: 500,
    // Half a minute: how often the log says that Styrka is away, no end of trying.
    reconnect_attempts: 60,
    tls_enabled: isProtected ? 'yes' : 'no',
    ca_list_file: styrka.authority,
    cert_file: styrka.certificate,
    priv_key_file: styrka.key,
    verify_server_cert: isProtected ? 'yes' : undefined,
    verify_server_hostname: isProtected ? 'yes' : undefined,
  });
}

const kindOf = { required: ['styrka-srtp'], allowed: ['styrka-srtp-allowed'], off: [] } as const;

function writePhones(place: Place): string {
  const sound = place.sound.host === undefined ? {} : { media_address: place.sound.host, bind_rtp_to_media_address: 'yes' };

  const registered = (kind: string, { name, password, srtp }: Place['phones'][number]) => [
    writeSection(name, { aors: name, auth: name, ...sound }, [kind, ...kindOf[srtp]]),
    writeSection(name, { username: name, password }, ['styrka-password']),
    writeSection(name, {}, ['styrka-registered']),
  ];
  const peer = ({ name, transport, address, srtp }: Place['peers'][number]) => [
    writeSection(name, { aors: name, transport, ...sound }, ['styrka-phone', ...kindOf[srtp]]),
    writeSection(name, { type: 'aor', contact: address }),
  ];
  return [
    ...place.transports.map(writeTransport),
    ...(place.web
      ? [writeSection('transport-web', { type: 'transport', protocol: place.web.certificate ? 'wss' : 'ws', bind: place.web.host })]
      : []),
    ...place.trunks.flatMap((trunk) => writeTrunk(trunk, kindOf[trunk.srtp], sound)),
    ...place.phones.flatMap((phone) => registered('styrka-phone', phone)),
    ...place.callers.flatMap((phone) => registered('styrka-caller', phone)),
    ...place.peers.flatMap(peer),
  ].join('\n');
}

function writeTransport({ name, protocol, host, port, certificate, key, clients }: Place['transports'][number]): string {
  const bind = { type: 'transport', protocol, bind: `${host}:${port}` };
  if (protocol !== 'tls') return writeSection(name, bind);
  const secret = { cert_file: certificate, priv_key_file: key, method: 'tlsv1_2' };
  const mutual = clients === undefined ? {} : { ca_list_file: clients, verify_client: 'yes', require_client_cert: 'yes' };
  return writeSection(name, { ...bind, ...secret, ...mutual });
}

function writeTrunk({ name, transport, from, user, password }: Trunk, kinds: readonly string[], sound: object): string[] {
  const isAsked = user !== undefined && password !== undefined;
  return [
    writeSection(name, { transport, identify_by: 'ip', auth: isAsked ? name : undefined, ...sound }, ['styrka-trunk', ...kinds]),
    ...(isAsked ? [writeSection(name, { username: user, password }, ['styrka-password'])] : []),
    writeSection(`${name}-from`, { type: 'identify', endpoint: name, match: from.join(',') }),
  ];
}
