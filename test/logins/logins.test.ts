import { after, before, describe } from 'node:test';
import { type Bank, openBank } from './bank.ts';
import { showBoxes } from './boxes.ts';
import { showCanaries } from './canaries.ts';
import { showGuessing, showLockAfterRestart } from './guessing.ts';
import { showLostNode } from './lost-node.ts';
import type { Pair } from './nodes.ts';
import { showSingleUse } from './single-use.ts';

/** Password, code table and SMS code with the real engine, on two nodes over one PostgreSQL. */
describe('logins on two nodes', () => {
  let bank: Bank;
  let nodes: Pair;
  before(async () => {
    bank = await openBank();
    await start();
  });
  after(async () => {
    await Promise.all((nodes ?? []).map((node) => node.stop()));
    await bank?.stop();
  });
  const start = async () => {
    nodes = await Promise.all([bank.startNode('north'), bank.startNode('south')]);
    return nodes;
  };
  const [at, pair] = [() => bank, () => nodes];
  showSingleUse(at, pair);
  showBoxes(at, pair);
  showGuessing(at, pair);
  showCanaries(at, pair);
  showLostNode(at, pair);
  showLockAfterRestart(at, start, pair);
});
