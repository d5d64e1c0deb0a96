import assert from 'node:assert/strict';
import { after, before, describe, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Baresip, openBaresip } from './baresip.ts';
import { type Bed, openBed } from './bed.ts';
import { learnVoices } from './voices-by-ear.ts';

const voices = learnVoices(fileURLToPath(new URL('../../voices', import.meta.url)));
const phones: Baresip[] = [];
let bed: Bed;

describe('a telephone whose ways are all protected', () => {
  before(async () => {
    bed = await openBed({ isWayProtected: true, bank: { protection: 'required' } });
  });
  after(async () => {
    await Promise.all(phones.map((phone) => phone.close()));
    await bed?.stop();
  });

  async function take(settings: Parameters<typeof openBaresip>[0]): Promise<Baresip> {
    const phone = await openBaresip(settings, voices);
    phones.push(phone);
    return phone;
  }

  suite('a bank that takes only protected calls, and has Asterisk on another machine', { timeout: 120_000 }, () => {
    const authority = () => bed.certificates.authority;

    test('S29: TLS with certificates of both, SRTP, and TLS with certificates of both to Styrka: it answers', async () => {
      const phone = await take({ server: bed.sip.mutual, authority: authority(), certificate: bed.certificates.client.both, srtp: true });
      await phone.call('0846500410');
      await new Promise<void>((resolve) => {
        const stop = phone.ears.listen(() => {
          if (!phone.ears.heard.some(({ file, isWhole }) => file === 'sv/greeting' && isWhole)) return;
          stop();
          resolve();
        });
      });
      await phone.hangUp();
    });

    test('S29: neither TLS without SRTP nor a call in the clear is answered', async () => {
      const half = await take({ server: bed.sip.tls, authority: authority() });
      await assert.rejects(half.call('0846500410'), /Not answered: 488/);
      const clear = await take({ server: bed.sip.plain });
      await assert.rejects(clear.call('0846500410'), /Not answered: 488/);
    });
  });
});
