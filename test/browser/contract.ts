import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type Language, languages } from '#texts';

/** One line of docs/accessible-names.md. */
export type Named = { readonly path: string; readonly role: Role; readonly name: Readonly<Record<Language, string>> };

const roles = [
  'link',
  'button',
  'article',
  'textbox',
  'checkbox',
  'combobox',
  'switch',
  'group',
  'region',
  'table',
  'log',
  'dialog',
] as const;
const words = ['heading', 'masked', 'text', 'note', 'status', 'alert'] as const;
type Role = (typeof roles)[number] | (typeof words)[number];

const file = new URL('../../docs/accessible-names.md', import.meta.url);

export function readContract(): readonly Named[] {
  let path = '';
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      path = /^## `?([^`]+)`?$/.exec(line)?.[1] ?? path;
      const [, role = '', sv = '', fi = '', en = ''] = line.split('|').map((cell) => cell.trim());
      return isRole(role) && en !== '' ? [{ path, role, name: { sv, fi, en } }] : [];
    });
}

function isRole(word: string): word is Role {
  return [...roles, ...words].some((role) => role === word);
}

const contract = readContract();

/** What stands in the contract beside this Swedish name. */
export function inLanguage(language: Language, swedish: string): string {
  const found = contract.find(({ name }) => name.sv === swedish);
  if (!found) throw new Error(`"${swedish}" is not in docs/accessible-names.md.`);
  return found.name[language];
}

/** Whether it can be found on the page now, as a test from outside would find it. */
export async function isOn(page: Page, { role, name }: Named, language: Language): Promise<boolean> {
  return (await find(page, role, allowExamples(name[language])).count()) > 0;
}

function find(page: Page, role: Role, name: RegExp) {
  if (role === 'heading') return page.getByRole('heading', { level: 1, name });
  if (role === 'masked') return page.getByLabel(name).and(page.locator('input[type=password][inputmode=numeric]'));
  if (role === 'text') return page.getByText(name);
  if (role === 'status') return page.getByRole(role).filter({ hasText: name }).or(page.getByRole(role, { name }));
  if (role === 'alert' || role === 'note') return page.getByRole(role).filter({ hasText: name });
  return page.getByRole(role, { name });
}

/** Times and counts are examples; all else is as it stands. */
function allowExamples(name: string): RegExp {
  const exact = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const loose = exact
    .replace(/(kl\\\.|klo) 14\\\.02/, '$1 \\d{1,2}\\.\\d{2}')
    .replace('14:02', '\\d{1,2}:\\d{2}')
    .replace(/ B 10$/, ' [A-E] \\d{1,2}')
    .replace(/^4 (?=\D)/, '\\d+ ');
  return new RegExp(`^\\s*${loose}\\s*$`);
}

/** Which names were met, on all pages together. */
export function createTally() {
  const met = new Set<string>();
  const key = ({ path, role, name }: Named, language: Language) => `${language} ${path}: ${role} "${name[language]}"`;
  return {
    async look(page: Page, path: string, language: Language): Promise<void> {
      // All at once: a status is soon another one, and a slow machine would still be asking for the names before it.
      const sought = contract.filter((named) => named.path === path && !met.has(key(named, language)));
      const found = await Promise.all(sought.map((named) => isOn(page, named, language)));
      for (const [at, named] of sought.entries()) if (found[at]) met.add(key(named, language));
    },
    /** What is gone too soon to be looked for. */
    meet(path: string, swedish: string, language: Language): void {
      for (const named of contract) if (named.path === path && named.name.sv === swedish) met.add(key(named, language));
    },
    /** Names that were on no page. */
    missing: (): string[] => languages.flatMap((language) => contract.map((named) => key(named, language))).filter((one) => !met.has(one)),
  };
}
