import { after, before, describe } from 'node:test';
import { type Bank, openBank } from './bank.ts';
import { showCalls } from './calls.ts';
import { showGuessing } from './guessing.ts';
import { showSingleUse } from './single-use.ts';
import { showWithdrawals } from './withdrawals.ts';

/** The whole server, in several processes on one PostgreSQL. */
describe('two nodes', () => {
  let bank: Bank;
  const at = () => bank;
  before(async () => {
    bank = await openBank();
  });
  after(() => bank?.stop());
  showCalls(at);
  showSingleUse(at);
  showGuessing(at);
  showWithdrawals(at);
});
