import type { RTCSession } from 'jssip/lib/RTCSession';
import type { UA } from 'jssip/lib/UA';

/** As the desk lends it (`SoftphoneAccount` of the ports). */
export type Account = { readonly address: string; readonly uri: string; readonly user: string; readonly password: string };

/** `off`: no calls come through. `deaf`: the browser may not use the microphone. */
export type PhoneState = 'off' | 'deaf' | 'ready' | 'talking';

export type Softphone = {
  /** The call that this advisor has: only that one is answered, and by itself. */
  have(call: string | null): void;
  /** Begins anew, with another account: the microphone is allowed now, or the server was away. */
  again(): void;
};

export type SoftphoneParts = {
  /** Null: none can be had now. */
  readonly borrow: () => Promise<Account | null>;
  readonly onState: (state: PhoneState) => void;
  /** Where the caller is heard. */
  readonly loudspeaker: HTMLAudioElement;
};

/** Between two attempts to have a telephone, ms. */
const retryAfter = 5_000;
const registeredFor = 120;
const sound = { mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers: [] } };

/** The page as a telephone (SIP over WebSocket, RFC 7118; sound by WebRTC). It is called by the telephone system and calls nobody. */
export function openSoftphone({ borrow, onState, loudspeaker }: SoftphoneParts): Softphone {
  let own: string | null = null;
  let agent: UA | null = null;
  let ringing: { readonly session: RTCSession; readonly call: string | undefined } | null = null;
  let talking: RTCSession | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;

  const answer = (): void => {
    if (!ringing || talking || own === null || ringing.call !== own) return;
    const { session } = ringing;
    ringing = null;
    talking = session;
    session.answer(sound);
  };
  const take = (session: RTCSession, call: string | undefined): void => {
    if (talking || ringing) {
      session.terminate({ status_code: 486 });
      return;
    }
    ringing = { session, call };
    session.on('peerconnection', ({ peerconnection }) => {
      peerconnection.addEventListener('track', ({ streams: [stream] }) => {
        if (stream) play(loudspeaker, stream);
      });
    });
    session.on('accepted', () => onState('talking'));
    const end = (isDeaf: boolean) => {
      if (ringing?.session === session) ringing = null;
      if (talking !== session) return;
      talking = null;
      loudspeaker.srcObject = null;
      onState(isDeaf ? 'deaf' : agent?.isRegistered() ? 'ready' : 'off');
    };
    session.on('ended', () => end(false));
    session.on('failed', ({ cause }) => end(cause === 'User Denied Media Access'));
    answer();
  };
  const begin = async (): Promise<void> => {
    const mine = ++attempt;
    clearTimeout(retry);
    agent?.stop();
    agent = null;
    onState('off');
    // Before one is borrowed: whoever cannot speak here keeps the telephone on the table.
    if (!(await mayListen())) return onState('deaf');
    const account = await borrow();
    if (mine !== attempt) return;
    if (!account) return later();
    const { UA, WebSocketInterface } = await import('jssip');
    if (mine !== attempt) return;
    const present = new UA({ ...describeAgent(account), sockets: new WebSocketInterface(account.address) });
    agent = present;
    present.on('registered', () => talking === null && onState('ready'));
    present.on('registrationFailed', () => agent === present && later());
    present.on('disconnected', () => agent === present && talking === null && onState('off'));
    present.on('newRTCSession', (incoming: { originator: string; session: RTCSession; request: { getHeader(name: string): string } }) => {
      if (incoming.originator === 'remote') take(incoming.session, incoming.request.getHeader('X-Styrka-Call'));
    });
    present.start();
  };
  const later = (): void => {
    onState('off');
    clearTimeout(retry);
    retry = setTimeout(() => void begin(), retryAfter);
  };
  void begin();
  addEventListener('pagehide', () => agent?.stop());
  return {
    have(call) {
      own = call;
      answer();
    },
    again() {
      // A conversation that goes on is not cut off to have a better telephone.
      if (!talking) void begin();
    },
  };
}

function describeAgent({ uri, user, password }: Account) {
  return { uri, authorization_user: user, password, register_expires: registeredFor, session_timers: false };
}

/** Asks the person once; nothing is listened to until a call is answered. */
async function mayListen(): Promise<boolean> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(sound.mediaConstraints);
    for (const track of stream.getTracks()) track.stop();
    return true;
  } catch {
    return false;
  }
}

function play(loudspeaker: HTMLAudioElement, stream: MediaStream): void {
  loudspeaker.srcObject = stream;
  // A page with an open microphone may sound by itself.
  void loudspeaker.play().catch(() => undefined);
}
