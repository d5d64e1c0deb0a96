import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choosePolicy } from '#policy';
import { logInOskar, openBoxWebBank } from '../../../../test/web/bank.ts';
import { isToBeAsked } from './index.ts';

describe('joining the web bank', () => {
  test('K16: asked once; a wrong password joins nobody, a code of the box in its field costs no try, and later is allowed', async () => {
    const bank = await openBoxWebBank();
    const { browser, page: asked } = await logInOskar(bank);
    assert.match(asked.text, /Anslutning till Hamnen .* Version 2026-11\. Läs villkoren Anslut… Inte nu/);
    assert.equal((await browser.open('/sv/my')).heading, 'Din säkerhetslösning');
    await browser.open('/sv/join');
    await browser.send({}, 'Anslut…');
    assert.match((await browser.send({ password: '48229137' }, 'OK')).text, /ser ut som en kod från kodboxen/);
    assert.equal((await bank.stores.tries.state({ of: 'oskar', kind: 'strangers' })).wrong, 0);
    assert.equal((await browser.send({ password: '9999' }, 'OK')).heading, 'Det gick inte att bekräfta');
    assert.deepEqual(await bank.stores.customers.consents('oskar'), []);
    await browser.open('/sv/join');
    await browser.send({}, 'Anslut…');
    const page = await browser.send({ password: '8027' }, 'OK');
    assert.match(page.text, /Du är ansluten till webbanken\./);
    assert.deepEqual(
      (await bank.stores.customers.consents('oskar')).map(({ to, version }) => [to, version]),
      [['web-bank', '2026-11']],
    );
    assert.equal((await browser.open('/sv/join')).address, '/sv/my');
    assert.equal((await logInOskar(bank)).page.address, '/sv/my');
  });

  test('K16 part: whoever agreed to an earlier version is asked again, and nobody where there is nothing to agree to', async () => {
    const { stores } = await openBoxWebBank();
    const consents = async () => [{ to: 'web-bank', version: '2026-11', at: 0 }];
    const ask = (agreements: Record<string, string>) =>
      isToBeAsked(
        { stores: { ...stores, customers: { ...stores.customers, consents } }, policy: choosePolicy('described', { agreements }) },
        'oskar',
      );
    assert.deepEqual(
      [await ask({ 'web-bank': '2026-11' }), await ask({ 'web-bank': '2027-01' }), await ask({ terms: '2026-11' })],
      [false, true, false],
    );
  });
});
