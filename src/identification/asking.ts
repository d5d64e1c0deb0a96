import type { Json } from '#ports';

/** A name in each language of the bank. */
export type Names = { readonly sv: string; readonly fi: string; readonly en: string };

/** `amount`: digits, a point and the minor digits, as "250.00"; `currency`: ISO 4217. */
export type Payment = { readonly amount: string; readonly currency: string; readonly payee: string; readonly account: string };

/**
 * What a client of the OpenID Provider asks for, as the customer is shown it. It stands in `flow.about` from the beginning, so that
 * the box's challenge, the SMS and what the app signs are all made of it, and nothing in it can change under an answer (RTS art. 5).
 * Names are the registered ones; of the client's own words only what a payment needs.
 */
export type Asking = {
  /** The registered id. */
  readonly client: string;
  readonly name: Names;
  /** The authorization request on the web that it belongs to; null over CIBA. */
  readonly interaction: string | null;
  /** CIBA's binding_message: letters and digits, shown as a code and as nothing else; null on the web. */
  readonly code: string | null;
  /** From the client's registered lists, and null where it says nothing. */
  readonly purpose: Names | null;
  readonly advisor: string | null;
  readonly initiator: 'user' | 'bank' | null;
  readonly payment: Payment | null;
  /** S61: a change in the client's own pages, from its registered list. */
  readonly change: Names | null;
};

/** For which purpose an identification is begun that confirms it; undefined where there is nothing to confirm. */
export function confirmingPurposeOf({ payment, change }: Pick<Asking, 'payment' | 'change'>): 'pay' | 'change' | undefined {
  if (payment) return 'pay';
  return change ? 'change' : undefined;
}

/** How it stands in `about`. */
export function writeAsking(asking: Asking): { readonly asking: Asking } {
  return { asking };
}

/** Undefined where no client asks. */
export function readAsking(about: Json | undefined): Asking | undefined {
  if (typeof about !== 'object' || about === null || !('asking' in about)) return undefined;
  return (about as { readonly asking: Asking }).asking;
}
