import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] };

/** What may differ between the languages of one page: its words and names. Its shape and its colours do not. */
const rulesOfWords = [
  'document-title',
  'html-has-lang',
  'html-lang-valid',
  'valid-lang',
  'link-name',
  'button-name',
  'label',
  'landmark-unique',
];

/**
 * WCAG 2.2 A and AA as far as a machine sees, in light and in dark; or, of a page that was looked at whole in another language,
 * what may differ. Frames are pages of their own.
 */
export async function findFaults(page: Page, whole = true): Promise<string[]> {
  await page.evaluate(axe);
  if (!whole) return runAxe(page, 'light', { runOnly: { type: 'rule', values: rulesOfWords } });
  const light = await runAxe(page, 'light', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  const dark = await runAxe(page, 'dark', { runOnly: { type: 'rule', values: ['color-contrast'] } });
  return [...light, ...dark];
}

async function runAxe(page: Page, colorScheme: 'light' | 'dark', options: object): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  const found = (await page.evaluate(
    `axe.run(document, ${JSON.stringify({ ...options, iframes: false, resultTypes: ['violations'] })}).then(({ violations }) => violations)`,
  )) as Finding[];
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${colorScheme}: ${id} (${help}) at ${target.join(' ')}`));
}

const usual = { width: 1280, height: 800 };
/** What a zoom of 400 % and one of 200 % leave of the usual width; the former is narrower than any phone. */
const narrow = [usual.width / 4, usual.width / 2];

/** WCAG 1.4.10: nobody has to scroll sideways to read a line. Says at which widths, and what sticks out. */
export async function findSideways(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const before = page.viewportSize() ?? usual;
  for (const width of narrow) {
    await page.setViewportSize({ width, height: 740 });
    const wide = (await page.evaluate(`(() => {
      const seen = document.scrollingElement;
      if (seen.scrollWidth <= seen.clientWidth) return [];
      const out = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > seen.clientWidth + 1);
      return out.slice(-3).map((one) => one.tagName + '.' + one.className);
    })()`)) as string[];
    if (wide.length > 0) faults.push(`${width} px: ${wide.join(', ')}`);
  }
  await page.setViewportSize(before);
  return faults;
}

/** S66: the first stop of the keyboard is the skip link, and it leads to the content. */
export async function findSkipFault(page: Page, name: string): Promise<string[]> {
  const count = await page.getByRole('link', { name, exact: true }).count();
  if (count !== 1) return [`${count} skip links`];
  // In one go, for it is done on every page in every language.
  const seen = await page.evaluate(`(() => {
    document.activeElement?.blur?.();
    window.scrollTo(0, 0);
    getSelection().removeAllRanges();
    const link = document.querySelector('a, button, input, select, [tabindex]');
    if (link?.className !== 'skip-link' || link.textContent.trim() !== ${JSON.stringify(name)}) return 'is not the first stop';
    link.focus();
    const { top, left, width, height } = link.getBoundingClientRect();
    const isSeen = width > 0 && height > 0 && top + height > 0 && left + width > 0 && link.checkVisibility({ visibilityProperty: true });
    return isSeen && document.activeElement === link ? '' : 'cannot be seen';
  })()`);
  if (seen !== '') return [`the skip link ${seen}`];
  await page.keyboard.press('Enter');
  return (await page.evaluate(`document.activeElement?.id`)) === 'content' ? [] : ['the skip link does not lead to the content'];
}
