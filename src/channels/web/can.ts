import type { FormatName } from '#identification';

/** The formats that pages without scripts can ask, for the rules of the plans. */
export const can: readonly FormatName[] = ['digits', 'text', 'wait', 'new-secret', 'notice'];
