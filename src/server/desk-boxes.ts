import { listBoxes, listBoxLocks, readBoxState } from '#authenticators/code-box';
import type { DeskBoxes } from '#back-office';
import type { Boxes } from './boxes.ts';
import type { Core } from './core.ts';

/** K37: the desk reaches code boxes through this and nothing else. */
export function createDeskBoxes(core: Pick<Core, 'stores' | 'clock'>, boxes: Pick<Boxes, 'ordered' | 'order' | 'blockOf'>): DeskBoxes {
  return {
    list: async (customer) =>
      (await listBoxes(core, customer)).map(({ state }) => {
        const { serial, status } = readBoxState(state);
        return { serial, status };
      }),
    locks: (customer) => listBoxLocks(core, customer),
    ordered: boxes.ordered,
    reportLost: (customer, serial, by) => boxes.blockOf(customer, serial, 'lost', by),
    order: boxes.order,
  };
}
