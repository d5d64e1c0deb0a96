import fc from 'fast-check';
import type { Json, Stores } from '#ports';
import { acts as identifying } from './acts.ts';
import { type Act, effectsOf, type Scene, type Step } from './scene.ts';
import { markAudit, readAudit } from './stores/samples.ts';
import { supplyActs } from './supply-acts.ts';

const acts = { ...identifying, ...supplyActs };

/** What must come together to get far is done more often; and some histories are of nothing but tries, letters, numbers, SMS, boxes or the provider. */
const often: readonly (keyof typeof acts)[] = ['begin', 'ask', 'take', 'decide', 'addCustomer', 'openCall', 'queue', 'takeCall', 'settle'];
const tries: readonly (keyof typeof acts)[] = ['reserve', 'settle', 'settle', 'budget', 'unlock'];
const letters: readonly (keyof typeof acts)[] = ['orderLetter', 'orderLetter', 'claimLetters', 'letterPrinted', 'letters'];

const numbers: readonly (keyof typeof acts)[] = ['registerNumber', 'proposeNumber', 'undoNumber', 'moveNumbers', 'number', 'close'];
const sms: readonly (keyof typeof acts)[] = ['spendSms', 'smsTaken', 'smsTold', 'sms'];

const boxes: readonly (keyof typeof acts)[] = [
  'stockBoxes',
  'startPins',
  'assignBox',
  'discardBox',
  'stock',
  'orderBox',
  'cancelBox',
  'boxOrders',
];

const openid: readonly (keyof typeof acts)[] = ['putOpenid', 'putOpenid', 'consumeOpenid', 'rememberOpenid', 'endOpenid', 'openid'];

const stepsOf = (kinds: fc.Arbitrary<string>): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ do: kinds, a: fc.nat(2), b: fc.nat(3), time: fc.nat(24), flag: fc.boolean() }), {
    minLength: 20,
    maxLength: 200,
    size: 'max',
  });

export const histories: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 3, arbitrary: stepsOf(fc.oneof(fc.constantFrom(...Object.keys(acts)), fc.constantFrom(...often))) },
  { weight: 1, arbitrary: stepsOf(fc.constantFrom(...tries)) },
  { weight: 1, arbitrary: stepsOf(fc.constantFrom(...letters)) },
  { weight: 1, arbitrary: stepsOf(fc.constantFrom(...numbers, 'addCustomer')) },
  { weight: 1, arbitrary: stepsOf(fc.constantFrom(...sms)) },
  { weight: 1, arbitrary: stepsOf(fc.constantFrom(...boxes, 'credentials')) },
  { weight: 1, arbitrary: stepsOf(fc.constantFrom(...openid, 'session')) },
);

/** What each step gave back, a broken promise as its code, and then what the audit has of it all. */
export async function live(stores: Stores, word: string, history: readonly Step[]): Promise<Json[]> {
  const scene: Scene = { stores, word, versions: new Map(), asked: new Map(), reserved: [], drawn: 0 };
  const told: unknown[] = [];
  await markAudit(stores);
  for (const step of history) {
    const act: Act = acts[step.do as keyof typeof acts];
    told.push(
      await act(scene, step, effectsOf(scene, step)).catch((error: { code?: string }) => ({ broken: error.code ?? String(error) })),
    );
  }
  // Numbers of a history before this one may have taken effect in it.
  const own = (await readAudit(stores)).filter(({ customer = word }) => customer.startsWith(word));
  const events = own.map(({ sequence: _, ...event }) => event);
  return JSON.parse(JSON.stringify([...told, ...events], (_, value) => value ?? null).replaceAll(word, 'word'));
}
