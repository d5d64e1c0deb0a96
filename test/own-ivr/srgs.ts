import assert from 'node:assert/strict';
import type { Tree } from './xml-tree.ts';

const keys = [...'0123456789*#'];

/** A grammar of keys (SRGS 1.0), as a platform matches it. */
export function readGrammar({ attributes, children }: Tree) {
  assert.equal(attributes['mode'], 'dtmf');
  const rules = new Map(children.map((rule) => [rule.attributes['id'] ?? '', rule]));
  const write = ({ name, attributes: given, children: inside, text }: Tree): string => {
    if (name === 'ruleref') return write(rules.get((given['uri'] ?? '').slice(1)) ?? assert.fail(`there is no rule ${given['uri']}`));
    if (name === 'one-of') return `(?:${inside.map(write).join('|')})`;
    const content = `(?:${inside.map(write).join('')}${text.trim().replaceAll('*', '\\*')})`;
    const [, least, most] = /^(\d+)-(\d+)$/.exec(given['repeat'] ?? '1-1') ?? assert.fail('a repeat is a range');
    return `${content}{${least},${most}}`;
  };
  const pattern = new RegExp(`^${write({ name: 'ruleref', attributes: { uri: `#${attributes['root']}` }, children: [], text: '' })}$`);
  const mayGoOn = (taken: string) => keys.some((key) => pattern.test(taken + key) || pattern.test(`${taken}${key}#`));
  return {
    /** What is taken of these keys; `whole`: nothing can follow. `some`: it counts when no more comes. */
    take(given: string): [taken: string, how: 'whole' | 'some' | 'no'] {
      let taken = '';
      for (const key of given) {
        taken += key;
        if (pattern.test(taken) && !mayGoOn(taken)) return [taken, 'whole'];
      }
      return [taken, pattern.test(taken) ? 'some' : 'no'];
    },
  };
}
