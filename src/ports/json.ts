/** Anything that can be stored and sent as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Milliseconds since 1970 in UTC, always from the clock port. */
export type Time = number;
