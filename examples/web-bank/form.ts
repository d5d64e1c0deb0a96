import { type Html, html } from './html.ts';
import { say } from './say.ts';
import type { Language } from './settings.ts';

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** What to do about it, at the field. */
  readonly error: string | undefined;
  readonly kind?: 'amount' | 'account';
};

/** A field with its label, hint and error seen; nothing that was typed is lost. */
export function writeField({ name, label, hint, value, error, kind }: Field): Html {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return html`<div class="field${error && ' field-wrong'}">
<label for="${name}">${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${error && html`<p class="error" id="${name}-error">${error}</p>`}
<input id="${name}" name="${name}" value="${value}" autocomplete="off"${kind && html` class="${kind}"`}${kind === 'amount' && html` inputmode="decimal"`}${described && html` aria-describedby="${described}"`}${error && html` aria-invalid="true"`}>
</div>`;
}

/** On top of the page, with a link to each field. */
export function writeSummary(language: Language, fields: readonly Field[]): Html {
  const wrong = fields.filter(({ error }) => error);
  if (wrong.length === 0) return html``;
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
<h2>${say(language, 'checkThis')}</h2>
<ul>${wrong.map(({ name, error }) => html`<li><a href="#${name}">${error}</a></li>`)}</ul>
</div>`;
}
