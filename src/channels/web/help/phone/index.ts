import type { Language } from '#texts';
import type { About } from '../about.ts';
import type { Article } from '../section.ts';
import { phoneHelpEn } from './phone-en.ts';
import { phoneHelpFi } from './phone-fi.ts';
import { phoneHelpSv } from './phone-sv.ts';

/** Seed S as a page: both ways step by step, its questions with their headings restored (S1–S49). */
export const phoneHelp: Record<Language, (about: About) => Article> = { sv: phoneHelpSv, fi: phoneHelpFi, en: phoneHelpEn };
