import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Baresip, openBaresip } from './baresip.ts';
import { type Bed, openBed } from './bed.ts';
import { writeInvite } from './malformed.ts';
import { learnVoices } from './voices-by-ear.ts';

const voices = learnVoices(fileURLToPath(new URL('../../voices', import.meta.url)));
const phones: Baresip[] = [];
let bed: Bed;

describe('the Asterisk that is deployed', () => {
  before(async () => {
    bed = await openBed({ bank: false, person: 'PJSIP/anna' });
  });
  after(async () => {
    await Promise.all(phones.map((phone) => phone.close()));
    await bed?.stop();
  });

  async function take(settings: Partial<Parameters<typeof openBaresip>[0]> = {}): Promise<Baresip> {
    const phone = await openBaresip({ server: bed.sip.plain, ...settings }, voices);
    phones.push(phone);
    return phone;
  }

  /** Waits for what Asterisk knows of its channels to be so; one line each, fields with `!` between. */
  async function seeChannels(wanted: RegExp): Promise<void> {
    for (let tries = 200; ; tries--) {
      const said = await bed.asterisk.ask('core show channels concise');
      if (wanted.test(said)) return;
      if (tries === 0) assert.match(said, wanted);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  suite('Asterisk with what deploy/ writes for it', { timeout: 120_000 }, () => {
    test('starts without a warning, an error or a module that is missing', async () => {
      const log = await readFile(join(bed.folder, 'log/messages.log'), 'utf8');
      assert.deepEqual(
        log.split('\n').filter((line) => /WARNING|ERROR/.test(line) && !/res_websocket_client/.test(line)),
        [],
      );
      assert.match(await bed.asterisk.ask('module show like app_read'), /0 modules loaded/);
    });

    test('I8: writes neither SIP messages nor keys, and has no manager interface', async () => {
      assert.match(await bed.asterisk.ask('core show settings'), /Manager \(AMI\):\s+Disabled/);
      assert.match(await bed.asterisk.ask('logger show channels'), /- SECURITY/);
      assert.doesNotMatch(await bed.asterisk.ask('logger show channels'), /DTMF|VERBOSE|DEBUG/);
      assert.doesNotMatch(await bed.asterisk.ask('module show like pjsip_logger'), /1 modules/);
    });

    test('ARI is shut on the web server that softphones use, whatever password is shown', async () => {
      const address = bed.softphone.replace('ws:', 'http:').replace('/ws', '/ari/asterisk/info');
      const shown = Buffer.from(`${bed.styrka.app}:${bed.styrka.password}`).toString('base64');
      for (const headers of [{}, { authorization: `Basic ${shown}` }]) assert.equal((await fetch(address, { headers })).status, 403);
    });

    test('S29: Styrka is told before it answers that a call came by TLS and SRTP, or that it did not', async () => {
      const ways = [
        [{ server: bed.sip.plain }, '0,0'],
        [{ server: bed.sip.tls, authority: bed.certificates.authority }, '1,0'],
        [{ server: bed.sip.tls, authority: bed.certificates.authority, srtp: true }, '1,1'],
        [{ server: bed.sip.mutual, authority: bed.certificates.authority, certificate: bed.certificates.client.both, srtp: true }, '1,1'],
      ] as const;
      for (const [settings, told] of ways) {
        const phone = await take(settings);
        void phone.call('0846500410').catch(() => {});
        await seeChannels(new RegExp(`!Ring!Stasis!styrka,call,0846500410,${told}!`));
        await phone.hangUp();
        await seeChannels(/^\s*$/);
      }
    });

    test('S29: a call in the clear that says of itself that it is secure is none', async () => {
      const stranger = createSocket('udp4');
      const [host = '', port = ''] = bed.sip.plain.split(':');
      await new Promise<void>((resolve) => stranger.bind(0, '127.0.0.1', resolve));
      const own = `127.0.0.1:${stranger.address().port}`;
      const headers = { Via: `SIP/2.0/UDP ${own};rport;branch=z9hG4bK-sips`, Contact: `<sips:trunk@${own};transport=tls>` };
      stranger.send(writeInvite('0846500410', { headers }), Number(port), host);
      await seeChannels(/!Ring!Stasis!styrka,call,0846500410,/);
      assert.match(await bed.asterisk.ask('core show channels concise'), /styrka,call,0846500410,0,0!/);
      stranger.close();
    });

    test('while Styrka is away a caller hears so in the language of the number, and comes to a person', async () => {
      const anna = await take({ name: bed.phones.anna.name, password: bed.phones.anna.password, answers: true });
      const phone = await take();
      const called = anna.isCalled();
      await phone.call('0846500420');
      await called;
      assert.deepEqual(
        phone.ears.heard.map(({ file }) => file),
        ['fi/not-working'],
      );
      await phone.hangUp();
    });

    test('advisors’ phones call nobody, and a number that is none is refused by the network', async () => {
      const jonas = await take({ name: bed.phones.jonas.name, password: bed.phones.jonas.password });
      await assert.rejects(jonas.call('0846500410'), /Not answered/);
      const phone = await take();
      await assert.rejects(phone.call('anna'), /Not answered/);
      await assert.rejects(phone.call('h'), /Not answered/);
    });
  });
});
