import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bank, openBank } from './bank.ts';
import { showCalls } from './calls.ts';
import { showGuessing } from './guessing.ts';
import { showHangUps } from './hang-ups.ts';
import { showLostNode } from './lost-node.ts';
import { showOutage } from './outage.ts';
import { showSingleUse } from './single-use.ts';
import { showStrangers } from './strangers.ts';
import { showWithdrawals } from './withdrawals.ts';

/** The whole server, in several processes on one PostgreSQL. */
describe('two nodes', () => {
  let bank: Bank;
  const at = () => bank;
  before(async () => {
    bank = await openBank();
  });
  after(() => bank?.stop());
  // A lease takes fifteen seconds to run out: meanwhile the others go on.
  describe('side by side', { concurrency: 2 }, () => {
    describe('one is killed', () => showLostNode(at));
    describe('both are there', () => {
      showCalls(at);
      showHangUps(at);
      showSingleUse(at);
      showGuessing(at);
      showStrangers(at);
      showWithdrawals(at);
      test('no node had anything of all that to write into its log of errors', () => {
        const { north, south } = at().nodes;
        assert.deepEqual([...north.complaints, ...south.complaints], []);
      });
    });
  });
  describe('without the database', () => showOutage(at));
});
