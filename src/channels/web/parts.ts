import type { PageAssets } from '#pages';
import type { Policy } from '#policy';
import type { Brand, Language } from '#texts';
import type { MenuKey, PhoneNumber } from './about.ts';

export type WebParts = {
  readonly brand: Brand;
  readonly numbers: readonly PhoneNumber[];
  readonly ways: readonly MenuKey[];
  readonly policy: Policy;
  /** Without a name: a page that works without JavaScript. */
  readonly assets: (page?: string) => PageAssets;
  /** The app's own origin, without a slash at the end. */
  readonly appAddress: string;
  /** Where `/` leads in a language; the help pages, if nothing else is there. */
  readonly home?: (language: Language) => string;
  readonly demo: boolean;
};
