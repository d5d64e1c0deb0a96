import type { Language } from '#texts';
import type { About } from './about.ts';
import { phoneHelpEn } from './phone-help-en.ts';
import { phoneHelpFi } from './phone-help-fi.ts';
import { phoneHelpSv } from './phone-help-sv.ts';
import type { Article } from './section.ts';

export const phoneHelp: Record<Language, (about: About) => Article> = { sv: phoneHelpSv, fi: phoneHelpFi, en: phoneHelpEn };
