import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Language } from '#texts';
import { languageOf } from './language-of.ts';
import { routes } from './routes.ts';

/** What the page needs that asks whether somebody means to log out: the form is the library's. */
export type AskedOut = {
  readonly language: Language;
  readonly inLanguage: (language: Language) => string;
  readonly action: string;
  readonly xsrf: string;
};

export function readAskedOut({ oidc, req, URL: asked }: KoaContextWithOIDC): AskedOut {
  const inLanguage = (language: Language) => {
    const other = new URLSearchParams(asked.searchParams);
    other.set('ui_locales', language);
    return `${routes.end_session}?${other}`;
  };
  return {
    language: languageOf(req, oidc.params?.['ui_locales']),
    inLanguage,
    action: `${routes.end_session}/confirm`,
    xsrf: String(oidc.session?.state?.['secret']),
  };
}
