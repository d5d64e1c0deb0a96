import type { Language } from '#texts';
import type { About } from '../about.ts';
import type { Article } from '../section.ts';
import { codeBoxEn } from './code-box-en.ts';
import { codeBoxFi } from './code-box-fi.ts';
import { codeBoxSv } from './code-box-sv.ts';

/** Seed K as a page: every one of its numbered lists, with the box drawn at each display (K1–K25, K28, K33–K37). */
export const codeBoxHelp: Record<Language, (about: About) => Article> = { sv: codeBoxSv, fi: codeBoxFi, en: codeBoxEn };
