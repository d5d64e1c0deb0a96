import { after, before, describe } from 'node:test';
import { type Bank, openBank } from './bank.ts';
import { showCalls } from './calls.ts';
import { showSingleUse } from './races.ts';

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
});
