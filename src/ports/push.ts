import type { Json } from './json.ts';

/** Web Push, APNs, FCM: wakes a phone up and carries nothing but a neutral sentence (requests are read in the app, S10). */
export interface Push {
  /** 'gone' means that the subscription will never work again and is to be forgotten. */
  wake(subscription: Json, message: { readonly title: string; readonly body: string }): Promise<'sent' | 'gone' | 'failed'>;
}
