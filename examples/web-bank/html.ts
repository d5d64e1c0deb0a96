/** Text that is HTML already; everything else is escaped. */
export type Html = { readonly html: string };
type Part = Html | string | number | false | undefined | readonly Part[];

const meanings: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What a customer or the provider wrote can never become a tag: a template escapes every part but those made by itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.reduce((before, text, at) => before + write(parts[at - 1]) + text) };
}

function write(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'object') return 'html' in part ? part.html : part.map(write).join('');
  return String(part).replaceAll(/[&<>"']/g, (sign) => meanings[sign] ?? '');
}
