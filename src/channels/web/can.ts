import type { FormatName } from '#identification';
import { draws } from './identify/index.ts';

/** The formats that pages without scripts can ask, for the rules of the plans. */
export const can = (Object.keys(draws) as FormatName[]).filter((format) => draws[format] !== 'cannot');
