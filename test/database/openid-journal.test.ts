import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type OpenDatabase, openPostgres } from '#adapters/database';
import type { OpenidRecord } from '#ports';
import { newId, now } from '../contract/stores/samples.ts';
import { type Postgres, startPostgres } from '../postgres.ts';

describe('T57: what the OpenID Provider has given, in a restored database', () => {
  let postgres: Postgres;
  let lost: OpenDatabase;
  let restored: OpenDatabase;
  before(async () => {
    postgres = await startPostgres();
    [lost, restored] = await Promise.all([open(), open()]);
  });
  after(async () => {
    await Promise.all([lost?.close(), restored?.close()]);
    await postgres?.stop();
  });
  const open = async () => openPostgres({ url: await postgres.createDatabase(), poolSize: 4 });
  const aRecord = (change: Partial<OpenidRecord> = {}): OpenidRecord => {
    return { kind: 'AuthorizationCode', id: newId('id'), body: 'sealed', grant: null, uid: null, expires: now, consumed: null, ...change };
  };
  const find = ({ stores }: OpenDatabase, { kind, id }: OpenidRecord) => stores.openid.find(kind, id, now - 1);
  /** All that was written since, a second time as well: then a new epoch. What is lost comes back. */
  const bringOver = async (from: number) => {
    const { journal } = restored;
    await journal.beginReplay(from, await lost.journal.end());
    const lines = await lost.journal.from(from + 1, 1_000);
    const missed = await journal.replay(lines, now);
    await journal.replay(lines, now);
    await journal.begin(newId('epoch'), now, []);
    return missed;
  };

  test('codes, tokens, sessions and keys of the backup are gone, whether they were used since or not', async () => {
    const backup = ['AuthorizationCode', 'RefreshToken', 'Session', 'BackchannelAuthenticationRequest', 'SigningKey'];
    const records = backup.map((kind) => aRecord({ kind }));
    for (const { stores } of [lost, restored]) for (const record of records) await stores.openid.put(record);
    const from = await lost.journal.end();
    const [code] = records;
    assert.equal(await lost.stores.openid.consume('AuthorizationCode', code?.id ?? '', now - 1, { uses: [], audit: [] }), 'consumed');
    assert.deepEqual(await bringOver(from), []);
    for (const record of records) assert.equal(await find(restored, record), undefined);
  });

  test('I2: a word that was taken after the backup is known there, too: an assertion is not taken a second time', async () => {
    const from = await lost.journal.end();
    const [early, late] = [newId('jti'), newId('jti')];
    const bring = ({ stores }: OpenDatabase, jti: string) => stores.openid.remember('ReplayDetection', jti, now + 60_000);
    await bring(restored, early);
    assert.equal(await bring(lost, late), 'new');
    assert.deepEqual(await bringOver(from), []);
    assert.deepEqual([await bring(restored, early), await bring(restored, late)], ['known', 'known']);
  });

  test('a client that was taken out or changed after the backup does not come back as it was; whose it was is told', async () => {
    const client = (change: Partial<OpenidRecord> = {}) => aRecord({ kind: 'Client', expires: null, ...change });
    const [kept, removed, changed, added, brief] = [client(), client(), client(), client(), client()];
    for (const { stores } of [lost, restored]) for (const one of [kept, removed, changed]) await stores.openid.put(one);
    const from = await lost.journal.end();
    const { openid } = lost.stores;
    await openid.destroy('Client', removed.id);
    await openid.put({ ...changed, body: 'another secret' });
    await openid.put(added);
    await openid.put(brief);
    await openid.destroy('Client', brief.id);
    const missed = await bringOver(from);
    assert.deepEqual([...new Set(missed.map(({ credential }) => credential))].sort(), [changed.id, added.id, brief.id].sort());
    assert.ok(missed.every(({ kind }) => kind === 'Client'));
    assert.deepEqual(await find(restored, kept), kept);
    for (const one of [removed, changed, added, brief]) assert.equal(await find(restored, one), undefined);
  });

  test('I8: the journal has neither a body nor an id that opens anything', async () => {
    const from = await lost.journal.end();
    const secret = aRecord({ kind: 'RefreshToken', body: 'the sealed body' });
    await lost.stores.openid.put(secret);
    await lost.stores.openid.put(aRecord({ kind: 'Client', expires: null, body: 'the sealed body' }));
    const lines = JSON.stringify(await lost.journal.from(from + 1, 1_000));
    assert.ok(lines.includes('openid-lasting') && !lines.includes('the sealed body') && !lines.includes(secret.id));
  });
});
