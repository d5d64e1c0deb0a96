import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';
import type { Language } from '#texts';
import { promptIds } from '../../src/channels/phone/prompts/prompts.ts';
import type { Phone } from '../stories/scene.ts';
import type { Baresip } from './baresip.ts';
import type { Heard } from './ears.ts';

/** A SIP phone in a customer's hand, who knows a prompt by its recordings. */
export type SipPhone = Phone & { readonly baresip: Baresip };

export type Holder = {
  /** Which number is called. */
  readonly number: string;
  /** What an advisor says, by the file: the voice that is heard when they talk. */
  readonly advisorSays?: string;
  /** What its holder says, and the phones of those who may hear it. */
  readonly says?: string;
  readonly others?: ReadonlySet<Baresip>;
};

/** ms; longer than anything that is said before it on a slow machine. */
const patience = 60_000;
/** No pause within a prompt is as long, ms. */
const pauseAtMost = 1_000;

type Manifest = Record<string, Partial<Record<Language, { readonly text: string }>>>;
const manifest = JSON.parse(readFileSync(new URL('../../voices/manifest.json', import.meta.url), 'utf8')) as Manifest;

/** Prompts that begin with the recording of a part of theirs. */
const begins: Readonly<Record<string, string>> = {
  'menu-app': 'menu',
  'this-language': 'menu-other-languages',
  'this-language-short': 'menu-other-languages',
  'queue-place-far': 'queue-place',
  'closed-now': 'closed',
};

export function holdPhone(baresip: Baresip, { number, advisorSays, says, others }: Holder): SipPhone {
  let next = 0;
  const wait = async (prompt: string): Promise<number> => {
    const at = await waitUntil(baresip, (told) => {
      const found = told.findIndex((one, place) => place >= next && one === prompt);
      return found < 0 ? undefined : found;
    }).catch(() => assert.fail(`"${prompt}" was not heard behind place ${next} of: ${describe(baresip)}`));
    next = at + 1;
    return at;
  };
  return {
    baresip,
    async call() {
      next = 0;
      await callAgain(baresip, number);
    },
    press: (keys) => baresip.press(keys),
    hears: wait,
    async listens(prompt) {
      const at = await wait(prompt);
      await waitUntil(baresip, (told, { ears }) => {
        const ended = told.findIndex((one, place) => place > at && one !== null);
        return ended >= 0 || ears.unknown > pauseAtMost || !baresip.isInCall ? true : undefined;
      });
      const told = tellPrompts(baresip.ears.heard);
      const end = told.findIndex((one, place) => place > at && one !== null);
      return writeDown(baresip.ears.heard.slice(at, end < 0 ? undefined : end));
    },
    prompts: async () => tellPrompts(baresip.ears.heard).filter((one) => one !== null && one !== waiting) as string[],
    // It has no screen: how much was keyed is nobody's but its holder's.
    hasKeyed: async () => {},
    isInCall: async () => assert.ok(baresip.isInCall),
    async talksWith() {
      const from = next;
      const isHeardBy = ({ ears: { heard, now } }: Baresip) => {
        const last = heard.at(-1);
        return last !== undefined && last.file === says && now - last.until < pauseAtMost;
      };
      await waitUntil(baresip, () => {
        const hears = baresip.ears.heard.some(({ file }, at) => at >= from && file === advisorSays);
        return hears && [...(others ?? [])].some(isHeardBy) ? true : undefined;
      }).catch(() => assert.fail(`Nobody talks: ${describe(baresip)}; ${[...(others ?? [])].map(describe).join('; ')}`));
    },
    async isParkedBy() {
      await waitUntil(baresip, (_, { ears: { heard, now } }) => {
        const last = heard.at(-1);
        return last?.file === waiting && now - last.until < pauseAtMost ? true : undefined;
      });
      next = baresip.ears.heard.length;
    },
    hangUp: () => baresip.hangUp(),
    isOver: () => baresip.isOver(),
    vanish: () => baresip.die(),
  };
}

/** Whoever hears busy calls again: on a machine that has too much to do no more calls are let in for some seconds. */
async function callAgain(baresip: Baresip, number: string): Promise<void> {
  for (const end = performance.now() + patience; ; ) {
    try {
      return await baresip.call(number);
    } catch (error) {
      if (!String(error).includes('486') || performance.now() > end) throw error;
      await pass(1_000);
    }
  }
}

const waiting = 'waiting';

/** For each recording the prompt that begins with it, the waiting sound by its own name, or null: it goes on. */
export function tellPrompts(heard: readonly Heard[]): (string | null)[] {
  let present = '';
  return heard.map(({ file, others }) => {
    const names = [file, ...others].map((one) => one.slice(one.indexOf('/') + 1));
    // The same words may be a sentence of its own elsewhere: `cell-4`, `press-hash`.
    const prompt = names.some((name) => /^-\d$/.test(name.slice(present.length)) && name.startsWith(present))
      ? null
      : tellPrompt(names, present);
    if (prompt !== null) present = prompt;
    return prompt;
  });
}

function tellPrompt(names: readonly string[], before: string): string | null {
  for (const name of names) {
    if (name === waiting) return waiting;
    if (name === 'menu-app' && before === 'step-up') return 'step-up-menu';
    const prompt = begins[name] ?? promptIds.find((id) => id === name);
    if (prompt) return prompt;
  }
  return null;
}

/** As the browser phone writes it: numbers in digits. */
function writeDown(heard: readonly Heard[]): string {
  const words = heard.map(({ file }) => {
    const [language = 'sv', name = ''] = file.split('/') as [Language, string];
    const text = manifest[name]?.[language]?.text ?? assert.fail(`${file} has no words`);
    const number = /^(?:number|choose)-(\d+)$/.exec(name)?.[1];
    if (number === undefined) return text;
    return name.startsWith('choose') ? text.replace(/\S+\.$/, `${number}.`) : number;
  });
  return words
    .join(' ')
    .replaceAll(/(\d) (?=\p{Lu}\p{Ll}|$)/gu, '$1. ')
    .trim();
}

/** Looks again whenever a recording begins or ends, and some moments later: an end is heard as nothing. */
export function waitUntil<Found>(
  baresip: Baresip,
  look: (prompts: (string | null)[], phone: Baresip) => Found | undefined,
  atMost = patience,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearInterval(ticking);
      clearTimeout(late);
      deafen();
    };
    const again = () => {
      const found = look(tellPrompts(baresip.ears.heard), baresip);
      if (found === undefined) return;
      stop();
      resolve(found);
    };
    const ticking = setInterval(again, 50);
    const late = setTimeout(() => {
      stop();
      reject(new Error(`Waited in vain: ${describe(baresip)}`));
    }, atMost);
    const deafen = baresip.ears.listen(again);
    again();
  });
}

export function describe({ ears: { heard } }: Baresip): string {
  return heard
    .map(({ file, begun, until, isWhole }) => `${file} ${Math.round(begun)}–${Math.round(until)}${isWhole ? '' : ' …'}`)
    .join(', ');
}
