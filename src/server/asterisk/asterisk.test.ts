import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Broken } from '#ports';
import { findLeaks } from './find-leaks.ts';
import type { Place } from './place.ts';
import { readPlace } from './place-file.ts';
import { writePlace } from './write-place.ts';

let folder: string;
const shipped = fileURLToPath(new URL('../../../deploy/asterisk/', import.meta.url));

describe('what an Asterisk is told', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'styrka-asterisk-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const place = (change: Partial<Place> = {}): Place => ({
    folder: join(folder, 'place'),
    installed: { program: '/usr/sbin/asterisk', modules: '/modules', data: '/data' },
    voices: '/voices',
    styrka: { address: 'ws://127.0.0.1:8424/', app: 'styrka', password: 'secret; of the way' },
    numbers: [{ dialled: '+46846500420', language: 'fi' }],
    transports: [{ name: 'plain', protocol: 'udp', host: '127.0.0.1', port: 5060 }],
    sound: { from: 20_000, to: 20_100 },
    trunks: [
      { name: 'trunk', transport: 'plain', from: ['192.0.2.1', '192.0.2.2'], srtp: 'required', user: 'bank', password: 'of the trunk' },
    ],
    phones: [{ name: 'anna', password: 'of anna', srtp: 'off' }],
    callers: [],
    peers: [],
    ...change,
  });

  async function write(change: Partial<Place> = {}): Promise<(file: string) => Promise<string>> {
    await writePlace(place(change));
    return (file) => readFile(join(folder, 'place/etc', file), 'utf8');
  }

  suite('what Asterisk is told', () => {
    test('I8: what is shipped writes no key into any log, and opens nothing from which one could be read', async () => {
      await write();
      assert.deepEqual(await findLeaks(join(folder, 'place/etc')), []);
      assert.deepEqual(await findLeaks(join(shipped, 'etc')), []);
    });

    test('S29: a trunk that must be protected never falls back to sound in the clear, and shows who it is with each call', async () => {
      const phones = await (await write())('place-pjsip.conf');
      assert.match(phones, /\[trunk\]\(styrka-trunk,styrka-srtp\)\n(?:.+\n)*auth = trunk\n/);
      assert.match(phones, /match = 192\.0\.2\.1,192\.0\.2\.2\n/);
      assert.match(
        await readFile(join(shipped, 'etc/pjsip.conf'), 'utf8'),
        /\[styrka-srtp\]\(!\)\nmedia_encryption = sdes\nmedia_encryption_optimistic = no\n/,
      );
    });

    test('S29: TLS is 1.2 or later; on a mutual one nobody is heard without a certificate', async () => {
      const secret = { protocol: 'tls', host: '127.0.0.1', port: 5061, certificate: '/c.pem', key: '/k.pem' } as const;
      const phones = await (await write({ transports: [{ name: 'plain', ...secret, clients: '/ca.pem' }] }))('place-pjsip.conf');
      for (const line of ['method = tlsv1_2', 'ca_list_file = /ca.pem', 'verify_client = yes', 'require_client_cert = yes'])
        assert.ok(phones.includes(`${line}\n`), line);
    });

    test('what is keyed never reaches a variable: the dialplan takes no keys, and the call detail has no field for them', async () => {
      const dialplan = await readFile(join(shipped, 'etc/extensions.conf'), 'utf8');
      assert.doesNotMatch(dialplan.replaceAll(/;.*/g, ''), /Read\(|WaitExten|Background|SendDTMF/i);
    });

    test('ARI is spoken only on the way that Asterisk opens: the user that Asterisk wants for it has a password that nobody knows', async () => {
      const first = await (await write())('ari.conf');
      const second = await (await write())('ari.conf');
      const drawn = /\[styrka-over-websocket\]\n(?:.+\n)*password = (\S{43})\n/;
      assert.notEqual(drawn.exec(first)?.[1], drawn.exec(second)?.[1]);
      assert.match(first, /\[styrka-way\]\ntype = outbound_websocket\n/);
      assert.match(await (await write())('http.conf'), /^enabled = no\n/m);
      const web = { host: '0.0.0.0', port: 8089, certificate: '/c.pem', key: '/k.pem' };
      for (const served of [web, { host: '127.0.0.1', port: 8088 }])
        assert.match(await (await write({ web: served }))('http.conf'), /\[\/ari\]\ntype = restriction\ndeny = 0\.0\.0\.0\/0,::\/0\n/);
      const secure = await (await write({ web }))('http.conf');
      for (const line of ['enabled = no', 'tlsenable = yes', 'tlsdisablev1 = yes', 'tlsdisablev11 = yes'])
        assert.ok(secure.includes(`${line}\n`), line);
    });

    test('over wss Asterisk looks whether it is Styrka that answers', async () => {
      const way = await (
        await write({ styrka: { address: 'wss://styrka.bank.example/', app: 'styrka', password: 'p', authority: '/ca.pem' } })
      )('websocket_client.conf');
      for (const line of ['tls_enabled = yes', 'verify_server_cert = yes', 'verify_server_hostname = yes', 'ca_list_file = /ca.pem'])
        assert.ok(way.includes(line), line);
    });

    test('passwords are read by the owner only, whatever was there before', async () => {
      await write();
      for (const file of ['ari.conf', 'place-pjsip.conf', 'websocket_client.conf'])
        assert.equal((await stat(join(folder, 'place/etc', file))).mode & 0o077, 0, file);
    });

    test('a password is written as it is, a semicolon in it too; none begins a setting of its own', async () => {
      assert.match(await (await write())('websocket_client.conf'), /password = secret\\; of the way\n/);
      await assert.rejects(
        write({ person: 'PJSIP/acd\nlive_dangerously = yes' }),
        (error) => error instanceof Broken && error.code === 'configuration-wrong',
      );
    });

    test('every file that the shipped ones take in is written for the place', async () => {
      await write();
      const there = new Set(await readdir(join(folder, 'place/etc')));
      for (const file of there) {
        const text = await readFile(join(folder, 'place/etc', file), 'utf8');
        for (const [, taken = ''] of text.matchAll(/^#include (\S+)/gm)) assert.ok(there.has(taken), `${file} takes in ${taken}`);
      }
    });
  });

  suite('a configuration that would write down keys is found', () => {
    const planted: readonly (readonly [file: string, line: string])[] = [
      ['logger.conf', 'full.log => notice,warning,error,dtmf'],
      ['logger.conf', 'console => verbose(3)'],
      ['logger.conf', 'all => *'],
      ['pjsip.conf', 'debug = yes'],
      ['manager.conf', 'enabled=yes'],
      ['asterisk.conf', 'live_dangerously = yes'],
      ['extensions.conf', ' same => n,Read(CODE,enter,4)'],
      ['modules.conf', 'load = app_read.so'],
      ['modules.conf', 'autoload = yes'],
      ['cdr.conf', 'loguserfield=yes'],
    ];
    for (const [file, line] of planted) {
      test(`I8: ${file} with "${line.trim()}"`, async () => {
        const bad = join(folder, 'bad');
        await rm(bad, { recursive: true, force: true });
        await mkdir(bad);
        await writeFile(join(bad, 'logger.conf'), 'messages.log => warning,error ; never dtmf\n');
        assert.deepEqual(await findLeaks(bad), []);
        await writeFile(join(bad, file), `[general]\n${line}\n`);
        const leaks = await findLeaks(bad);
        assert.equal(leaks.length, 1);
        assert.ok(leaks[0]?.startsWith(`${file}:2 `), leaks[0]);
      });
    }
  });

  suite('the description of a place', () => {
    const readChanged = async (change: (given: Record<string, unknown>) => void) => {
      const given = JSON.parse(await readFile(join(shipped, 'place.example.json'), 'utf8'));
      change(given);
      await writeFile(join(folder, 'asterisk.json'), JSON.stringify(given));
      return readPlace(join(folder, 'asterisk.json')).then(
        () => 'read',
        (error: Error) => error.message,
      );
    };

    test('the one that is shipped is whole, but for the files it names', async () => {
      assert.match(await readChanged(() => {}), /no Asterisk|There is no password in \/etc\/styrka/);
    });

    test('S29: what leaves the machine in the clear is refused', async () => {
      const said = await readChanged((given) => {
        (given['styrka'] as { address: string }).address = 'ws://192.0.2.3:8444/';
        given['web'] = { host: '0.0.0.0', port: 8088 };
      });
      assert.match(said, /styrka\.address: .*wss:/);
      assert.match(said, /web: .*certificate/);
    });

    test('over TLS Styrka has a name: Asterisk would take no certificate for an address', async () => {
      const said = await readChanged((given) => Object.assign(given['styrka'] as object, { address: 'wss://192.0.2.3:8444/' }));
      assert.match(said, /styrka\.address: a name/);
    });

    test('a trunk on a transport that is not there, a setting nobody knows and half a certificate are said', async () => {
      assert.match(
        await readChanged((given) => Object.assign((given['trunks'] as object[])[0] as object, { transport: 'none' })),
        /trunk: there is no transport none/,
      );
      assert.match(await readChanged((given) => Object.assign(given, { colour: 'red' })), /cannot be used/);
      assert.match(await readChanged((given) => delete (given['web'] as Record<string, unknown>)['key']), /belong together/);
    });
  });
});
