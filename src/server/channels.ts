import * as api from '#channels/api';
import * as phone from '#channels/phone';
import * as web from '#channels/web';
import type { Channel, FormatName } from '#identification';

/**
 * Every channel with the formats it can ask: one line each. A plan that a channel cannot carry does not start, and a channel
 * that says nothing of a new format does not compile.
 */
export const channels: Record<Channel, readonly FormatName[]> = {
  phone: phone.can,
  web: web.can,
  api: api.can,
  // The app's own pages ask what the API asks, by the app's own door.
  app: api.can,
  // Over CIBA the customer's own app is asked; the digits are the call code that comes with the request (`user_code`).
  ciba: ['wait', 'digits'],
};
