import { type Asking, type Purpose, readAsking } from '#identification';
import type { Json } from '#ports';
import { type Language, money } from '#texts';
import type { AppSettings } from './settings.ts';
import { purposeOf, senderOf } from './texts.ts';

/** What one request holds, sealed. `keyed`: the customer keys the heard code instead of comparing it (D1). */
export type RequestData = { readonly nonce: string; readonly code: string; readonly keyed: boolean };

export function readRequest(data: Json): RequestData {
  return data as unknown as RequestData;
}

/** What the app may show of a request; all of it is signed. The code is null where it is to be keyed. */
export type ShownRequest = {
  readonly nonce: string;
  /** Who asks: the bank, or the registered name of its client, with the advisor before it. */
  readonly sender: string;
  readonly purpose: string;
  readonly code: string | null;
  /** How many digits are to be keyed, 0 where the code is shown. */
  readonly keyed: number;
  /** Who has called whom, where a client asks about a call; null elsewhere. The purpose says it in words, so that it is signed. */
  readonly initiator: Asking['initiator'];
  /** Whether the bank itself asks, or a client of it. */
  readonly asks: 'bank' | 'client';
  /** What is paid, to whom and where, as it is confirmed (RTS art. 5); empty where nothing is paid. */
  readonly amount: string;
  readonly payee: string;
  readonly account: string;
};

export function showRequest(
  data: RequestData,
  { purpose, about }: { readonly purpose: Purpose; readonly about: Json },
  language: Language,
  settings: AppSettings,
): ShownRequest {
  const asking = readAsking(about);
  const { payment = null } = asking ?? {};
  return {
    nonce: data.nonce,
    sender: senderOf(about, language, settings.sender),
    purpose: purposeOf(purpose, about, language),
    code: data.keyed ? null : data.code,
    keyed: data.keyed ? data.code.length : 0,
    initiator: asking?.initiator ?? null,
    asks: asking ? 'client' : 'bank',
    amount: payment ? money(language, payment) : '',
    payee: payment?.payee ?? '',
    account: payment?.account ?? '',
  };
}
