import { hkdfSync } from 'node:crypto';
import type { Credential, Pretence } from '#identification';
import type { Random, Time } from '#ports';
import { drawOrder, sealKey, type TableState } from './cells.ts';

const day = 24 * 60 * 60_000;

/**
 * The table that an unknown customer seems to have: always the same, and its asked cell moves on as a customer's does (T19).
 * Somebody who looks every week would otherwise tell the cells that never move from those of people who log in.
 */
export async function pretendTable(seed: Uint8Array, { keys, now, policy, locked }: Pretence): Promise<Credential> {
  const { columns, rows } = policy.tableSize;
  const count = columns * rows;
  const uses = locked === null ? countUses(seed, now) : countUsesOfLocked(seed, now, locked);
  // A real one is followed by the next when few cells are left, a few days after it was ordered.
  const perTable = Math.max(1, count - policy.tableLow + 3);
  const nth = Math.floor(uses / perTable);
  const bytes = expand(seed, `table ${nth}`, 32 + count * (16 + 8) + 8);
  const id = Buffer.from(expand(seed, `id ${nth}`, 20)).toString('base64url');
  const random = readBytes(bytes.subarray(32 + count * 16));
  const state: TableState = {
    number: String(1_000 + (new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) % 9_000)),
    activated: 0,
    columns,
    rows,
    order: drawOrder(random, count),
    cells: Buffer.from(bytes.subarray(32, 32 + count * 16)).toString('base64url'),
  };
  return { id, version: 0, state, sealed: await sealKey(keys, id, bytes.subarray(0, 32)), counter: uses % perTable };
}

/**
 * How often this one seems to have logged in until now. Every one has a pace of its own, from several times a week to never;
 * the days on which it happens are drawn day by day, so that no rhythm shows.
 */
function countUses(seed: Uint8Array, now: Time): number {
  const pace = seed[0] ?? 0;
  // Of 256: one in five never logs in, as some customers do not; the others on one day in two to one in sixty.
  if (pace < 52) return (seed[1] ?? 0) % 40;
  const chance = 2 ** (2 + ((seed[1] ?? 0) % 6));
  const today = Math.floor(now / day);
  // Until its moment has come, today is not yet one of them.
  const until = now < momentOf(seed, today) ? today : today + 1;
  let uses = 0;
  for (let first = epochDay; first < until; first += daysAtOnce)
    for (const drawn of expand(seed, `days from ${first}`, Math.min(daysAtOnce, until - first))) if (drawn < chance) uses++;
  return uses;
}

/**
 * Who has locked a user code and comes back to look finds that nobody logs in with it, until its customer opens the lock with the
 * app or a letter, in a day or in weeks. What was locked here has no customer, and seems to be opened when it has rested as long.
 */
function countUsesOfLocked(seed: Uint8Array, now: Time, locked: Time): number {
  const [longest = 0, part = 0] = expand(seed, `rest from ${locked}`, 2);
  const opened = locked + 2 ** (longest % 6) * (0.5 + part / 256) * day;
  const before = countUses(seed, Math.min(now, locked));
  return now <= opened ? before : before + countUses(seed, now) - countUses(seed, opened);
}

/** Another one each day, while people are awake in Sweden and Finland: who always comes at the same minute is no customer. */
function momentOf(seed: Uint8Array, today: number): Time {
  const [high = 0, low = 0] = expand(seed, `moment of ${today}`, 2);
  return Math.floor(today * day + (4 + (17 * (high * 256 + low)) / 65_536) * (day / 24));
}

/** 2026-01-01: before it nobody had looked. */
const epochDay = Date.UTC(2026, 0, 1) / day;
/** One expansion holds as many as HKDF with SHA-256 gives at most, so that years cost little (RFC 5869 §2.3). */
const daysAtOnce = 255 * 32;

function expand(seed: Uint8Array, what: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', seed, '', `pretended ${what}`, length));
}

function readBytes(bytes: Uint8Array): Random {
  let at = 0;
  return {
    bytes(count) {
      const given = bytes.subarray(at, at + count);
      at += count;
      // Drawn numbers are rejected so seldom that twice the bytes are enough; a pretended order need not be perfect.
      return given.length === count ? new Uint8Array(given) : new Uint8Array(count);
    },
  };
}
