import type { Language } from '#texts';

/** S44: what may be discussed at each level of service, in one line each. A bank writes its own. */
export type Discuss = Readonly<Record<'identified' | 'unidentified', Readonly<Record<Language, string>>>>;
