/**
 * What Asterisk tells over its WebSocket, as far as it is read here (Asterisk REST Interface, 22). All of it comes from
 * another program: fields may be missing.
 */
export type AriEvent = {
  readonly type: string;
  readonly timestamp?: string;
  readonly args?: readonly string[];
  readonly channel?: AriChannel;
  readonly playback?: { readonly id: string; readonly target_uri: string; readonly state: string; readonly next_media_uri?: string };
  readonly digit?: string;
};

export type AriChannel = {
  readonly id: string;
  readonly name: string;
  readonly state?: string;
  readonly caller?: { readonly number?: string };
  readonly dialplan?: { readonly app_name?: string; readonly app_data?: string };
};

export type AriBridge = { readonly id: string; readonly channels: readonly string[] };

/** `status` as of HTTP; 0: the way to Asterisk was lost, or it did not answer in time. */
export type Reply = { readonly status: number; readonly body: unknown };

export const lost: Reply = { status: 0, body: null };

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Orders are done one after the other, in the order in which they are given. Never give one that waits for the channel's
 * own thread (answer, variable, addChannel, removeChannel) while something plays on that channel: Asterisk does it when
 * that is over, and everything else on this way waits with it. `Track.stop` goes before.
 */
export type Ari = {
  /** `query`: undefined ones are left out. `body` is sent as JSON. Never throws. */
  request(method: Method, uri: string, query?: Readonly<Record<string, string | undefined>>, body?: unknown): Promise<Reply>;
};

export function isDone({ status }: Reply): boolean {
  return status >= 200 && status < 300;
}
