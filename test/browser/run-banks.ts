import { type RunningDemo, runDemo } from '../../src/demo/run-demo.ts';
import type { Ask, Told } from './bank-house.ts';

/** Several demo banks in one process, which loads the server once for all of them; each opened and closed by a message of the parent's. */
const open = new Map<number, RunningDemo>();

process.on('message', (ask: Ask) => {
  const obey = ask.do === 'open' ? openOne(ask) : closeOne(ask.id);
  obey.then(tell, (error: Error) => tell({ id: ask.id, is: 'broken', complaint: error.stack ?? error.message }));
});
process.once('disconnect', () => process.exit());

async function openOne({ id, data, port, change }: Extract<Ask, { do: 'open' }>): Promise<Told> {
  const onBroken = (error: Error) => console.error(error);
  const demo = await runDemo({ data, port, ...change, onCall: () => {}, onBroken });
  if ('taken' in demo) return { id, is: 'taken' };
  open.set(id, demo);
  const { main, app, webBank } = demo.addresses;
  return { id, is: 'open', main, app, webBank };
}

async function closeOne(id: number): Promise<Told> {
  const demo = open.get(id);
  open.delete(id);
  await demo?.close();
  return { id, is: 'closed' };
}

function tell(told: Told): void {
  process.send?.(told);
}
