import type { Json } from '#ports';

/** A sentence by its id; channels make words or recordings of it. */
export type Message = { readonly id: string; readonly with?: { readonly [key: string]: string | number } };

/**
 * What a channel must be able to ask: a closed set. A channel answers for every one of them with a function or 'cannot',
 * so a new format does not compile until all channels have said what they do with it.
 */
export type Format =
  | { readonly is: 'digits' | 'text'; readonly min: number; readonly max: number; readonly secret: boolean }
  | { readonly is: 'choice'; readonly of: readonly Message[] }
  /** The answer comes by another door (the app). */
  | { readonly is: 'wait' }
  /** The browser's own dialogue (WebAuthn). */
  | { readonly is: 'ceremony'; readonly options: Json }
  /** Asked twice by the channel. */
  | { readonly is: 'new-secret'; readonly min: number; readonly max: number }
  /** `once`: a secret shown here and nowhere else; what is ticked is recorded. */
  | { readonly is: 'notice'; readonly once?: string; readonly tick: readonly Message[] };

export type FormatName = Format['is'];

/** Made afresh from a challenge's data whenever it is shown; never stored, never logged. */
export type Prompt = { readonly message: Message; readonly format: Format };

/** `by` says through which door it came; only the app's own door may say 'app'. `credential` names the phone that answers. */
export type Answer = { readonly by: 'channel' | 'app'; readonly value: Json; readonly credential?: string };
