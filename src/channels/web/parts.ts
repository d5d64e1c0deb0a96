import type { PageAssets } from '#pages';
import type { Language } from '#texts';
import type { BankSettings } from './help/index.ts';

export type WebParts = BankSettings & {
  /** Without a name: a page that works without JavaScript. */
  readonly assets: (page?: string) => PageAssets;
  /** The app's own origin, without a slash at the end. */
  readonly appAddress: string;
  /** Where `/` leads in a language; the help pages, if nothing else is there. */
  readonly home?: (language: Language) => string;
  readonly demo: boolean;
};
