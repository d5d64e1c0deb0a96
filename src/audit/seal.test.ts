import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, test } from 'node:test';
import { createJournalFolder } from '#adapters/journal-folder';
import { createSeededRandom, createVirtualClock } from '#adapters/virtual';
import type { Journal, JournalLine } from '#ports';
import { beginAnew, openSeal, replayJournal, type SealParts } from './index.ts';

type Database = { epoch: string | null; lines: JournalLine[]; from: number | null };

/** A database in one variable, so that another one can be put in its place. */
function createJournal(at: { now: Database }): Journal {
  const end = () => at.now.lines.at(-1)?.sequence ?? 0;
  return {
    epoch: async () => at.now.epoch,
    end: async () => end(),
    async beginReplay(from) {
      at.now.from ??= from;
      return at.now.from;
    },
    from: async (sequence, atMost) => at.now.lines.filter((line) => line.sequence >= sequence).slice(0, atMost),
    async begin(epoch) {
      Object.assign(at.now, { epoch, from: null });
    },
    async replay(lines) {
      const own = new Set(at.now.lines.map(({ sequence }) => sequence));
      at.now.lines.push(...lines.filter(({ sequence }) => !own.has(sequence)));
      return [];
    },
    async trim(before, exported) {
      at.now.lines = at.now.lines.filter((line) => 'audit' in line || line.at >= before || line.sequence >= exported);
    },
  };
}

const line = (sequence: number, what = 'flow-claimed'): JournalLine => ({ sequence, audit: { at: sequence, what, node: 'north' } });
const copy = (database: Database): Database => structuredClone(database);

describe('T57: the seal', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });
  const open = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'styrka-seal-'));
    folders.push(folder);
    const at = { now: { epoch: null, lines: [line(1), line(2), line(4)], from: null } as Database };
    const given = { journal: createJournal(at), clock: createVirtualClock(), random: createSeededRandom(1) };
    const node = (name: string): SealParts => ({ ...given, folder: createJournalFolder({ folder, node: name }) });
    return { at, folder, node };
  };

  test('the first time both halves of the epoch are made, and everything there is goes out; after that only what is new', async () => {
    const { at, node } = await open();
    const seal = await openSeal(node('north'));
    assert.deepEqual([seal.why(), await seal.exportNew(), await seal.exportNew()], [null, 3, 0]);
    at.now.lines.push(line(5));
    assert.equal(await seal.exportNew(), 1);
    const again = await openSeal(node('south'));
    assert.deepEqual([again.why(), await again.exportNew()], [null, 0]);
  });

  test('a node whose clock is a day ahead drops nothing that nobody has exported', async () => {
    const { at, node } = await open();
    const used = (sequence: number): JournalLine => ({ sequence, at: sequence, change: { is: 'once', of: 'sms', mark: `${sequence}` } });
    const clock = createVirtualClock(86_400_000);
    const parts = { ...node('north'), clock };
    at.now.lines.push(used(5), used(6));
    const append: typeof parts.folder.append = async (...given) => {
      await parts.folder.append(...given);
      // Meanwhile others use something.
      if (at.now.lines.length === 5) at.now.lines.push(used(7), used(8));
    };
    const seal = await openSeal({ ...parts, folder: { ...parts.folder, append } });
    assert.equal(await seal.exportNew(), 5);
    assert.deepEqual([await seal.exportNew(), seal.why()], [2, null]);
    assert.equal((await openSeal(node('south'))).why(), null);
  });

  test('a database with less, with something else, or with another epoch is sealed; so is one whose export is gone', async () => {
    const { at, folder, node } = await open();
    const backup = copy(at.now);
    const seal = await openSeal(node('north'));
    await seal.exportNew();
    const why = async () => (await openSeal(node('south'))).why();
    const last = copy(at.now);
    at.now = { ...copy(last), lines: [line(1), line(2)] };
    assert.equal(await why(), 'behind');
    at.now = { ...copy(last), lines: [line(1), line(2), line(4, 'something else'), line(5)] };
    assert.equal(await why(), 'behind');
    at.now = backup;
    assert.equal(await why(), 'other-epoch');
    at.now = last;
    assert.equal(await why(), null);
    await rm(folder, { recursive: true });
    await assert.rejects(seal.exportNew(), { code: 'export-unreadable' }, 'a node that runs goes on without it, and complains');
    assert.equal(seal.why(), null);
    assert.equal(await why(), 'export-missing');
    await beginAnew(node('command'));
    assert.equal(await why(), null);
  });

  test('T6 part: a node under which a database is exchanged for an older one seals itself, and exports nothing of it', async () => {
    const { at, folder, node } = await open();
    const seal = await openSeal(node('north'));
    await seal.exportNew();
    const backup = copy(at.now);
    at.now.lines.push(line(5), line(6));
    await seal.exportNew();
    at.now = backup;
    at.now.lines.push(line(5, 'another past'));
    assert.equal(await seal.exportNew(), 0);
    assert.equal(seal.why(), 'behind');
    at.now.lines.push(line(6), line(7));
    assert.equal(await seal.exportNew(), 0, 'once sealed it stays so');
    assert.equal((await readdir(folder)).filter((name) => name.endsWith('.jsonl')).length, 1);
  });

  test('T6 part: so it does where the older one has grown past that line before anybody looked, or another node alone had exported it', async () => {
    for (const since of [[line(5, 'another past'), line(6, 'another past'), line(7)], []]) {
      const { at, node } = await open();
      const [north, south] = [await openSeal(node('north')), await openSeal(node('south'))];
      await Promise.all([north.exportNew(), south.exportNew()]);
      const backup = copy(at.now);
      at.now.lines.push(line(5), line(6));
      await south.exportNew();
      if (since.length > 0) await north.exportNew();
      at.now = copy(backup);
      at.now.lines.push(...since);
      assert.deepEqual([await north.exportNew(), north.why()], [0, 'behind']);
    }
  });

  test('what was on its way at the backup, before a line of somebody quicker, is replayed as well', async () => {
    const { at, node } = await open();
    const used = (sequence: number): JournalLine => ({ sequence, at: 60_000 * sequence, change: { is: 'once', of: 'sms', mark: 'x' } });
    for (let sequence = 5; sequence < 40; sequence += 2) at.now.lines.push(used(sequence), line(sequence + 1));
    const backup = copy(at.now);
    // 41 is of the transaction that wrote 44.
    backup.lines.push(line(43));
    at.now.lines.push(used(41), line(43), line(44), line(46));
    const seal = await openSeal(node('north'));
    await seal.exportNew();
    at.now = { ...backup, epoch: at.now.epoch };
    assert.equal((await openSeal(node('north'))).why(), 'behind');
    const { lines: count } = await replayJournal(node('command'));
    const there = at.now.lines.map(({ sequence }) => sequence);
    assert.deepEqual(
      [41, 43, 44, 46].filter((sequence) => there.includes(sequence)),
      [41, 43, 44, 46],
    );
    assert.ok(count < 30, `not all again, but ${count}`);
  });

  test('what was exported by two nodes is replayed once, in order, from where both pasts were the same; then the older copies stay sealed', async () => {
    const { at, node } = await open();
    const [north, south] = [await openSeal(node('north')), await openSeal(node('south'))];
    await north.exportNew();
    const backup = copy(at.now);
    at.now.lines.push(line(5), line(7));
    await Promise.all([north.exportNew(), south.exportNew()]);
    at.now.lines.push(line(9));
    await south.exportNew();
    const { lines } = at.now;
    at.now = copy(backup);
    const replayed = await replayJournal(node('command'));
    assert.deepEqual([replayed.lines, replayed.until, at.now.lines], [3, 9, lines]);
    const seal = await openSeal(node('north'));
    assert.equal(seal.why(), null);
    at.now.lines.push(line(10));
    assert.equal(await seal.exportNew(), 1);
    const later = copy(at.now);
    at.now = copy(backup);
    assert.equal((await openSeal(node('north'))).why(), 'other-epoch');
    assert.equal((await replayJournal(node('command'))).lines, 4, 'over both epochs');
    assert.deepEqual(at.now.lines, later.lines);
  });
});
