/** One thing to play: a recording by its name (`sv/menu-app`), or silence in milliseconds. */
export type Sound = { readonly file: string } | { readonly pause: number };

export type RingingCall = {
  /** The number dialled. */
  readonly to: string;
  /** As the network says it: anybody can forge it, and nothing is decided by it (T37). */
  readonly from: string | null;
  /** Signalling by TLS and sound by SRTP, as far as this telephone system sees the way (S29). */
  readonly isProtected: boolean;
  /** Throws Broken('telephony-gone') if the caller is gone. */
  answer(hears: LegEars): Promise<Leg>;
  /** Never answered: nothing is paid, and the caller's own network tells why. */
  refuse(why: 'busy' | 'no-such-number' | 'unprotected'): void;
};

export type LegEars = {
  /** Each key that was pressed once, when it is over: 0 to 9, `*`, `#`. Never while the leg talks. */
  onKey(key: string): void;
  /** Nobody is there any more, whoever hung up; told once. The last thing that is told. */
  onGone(why: LegGone): void;
  /** The other end of `talk` has hung up, or has gone after it had answered. */
  onTalkOver(why: TalkOver): void;
};

/** `system-lost`: the telephone system or the way to it broke down, and takes its calls with it. */
export type LegGone = 'hung-up' | 'system-lost';

/** `lost`: it was a page, which has no receiver to put down: it was closed, loaded anew or cut off, and nobody meant to end the call. */
export type TalkOver = 'hung-up' | 'lost';

/** Whom a caller talks with: the phone of an advisor, or the bank's own contact centre. */
export type Other = {
  /** As the telephone system knows it: the id of the member of staff, or `contactCentre`. */
  readonly phone: string;
  /** Travels with the call, so that a contact centre finds it again; a name for the call, no secret and no token. */
  readonly call: string;
};

/** The bank's own contact centre in the place of an advisor: as `Other.phone`, and in the record of the call. */
export const contactCentre = 'contact-centre';

/** One caller on the line. No order throws; what comes too late changes nothing. */
export type Leg = {
  /** In place of what is playing. `onPlayed` when all was played; never after `cut`, another `play` or the end. */
  play(sounds: readonly Sound[], onPlayed: () => void): void;
  /** Silent at once. */
  cut(): void;
  /** What is heard whenever nothing else plays, again and again. */
  sound(sound: 'waiting' | null): void;
  /**
   * Calls the other and puts both together; `away`: nobody answered within 20 s, or there is no such phone. From then on keys are
   * the two's own and told to nobody, until `takeBack`.
   */
  talk(other: Other): Promise<'talking' | 'away'>;
  /** The other hears the waiting sound and nothing of this caller, neither voice nor keys, until `talk` with the same phone. */
  takeBack(): void;
  /** Both hear the waiting sound, or talk again. */
  hold(isHeld: boolean): void;
  hangUp(): void;
};

/** What a page needs to be a phone. Valid as long as it is used. */
export type SoftphoneAccount = { readonly address: string; readonly uri: string; readonly user: string; readonly password: string };

/** A telephone system that carries calls. It knows sound and keys, and nothing of who calls. */
export interface Telephony {
  /** Calls that ring from now on are told. Throws Broken('telephony-no-address') if it cannot listen where it should. */
  open(arrive: (call: RingingCall) => void): Promise<void>;
  /** Whether the telephone system is there, and how late it tells what happens, ms. */
  look(): { readonly isThere: boolean; readonly delay: number };
  /** A fresh account for the softphone of this advisor, whose earlier one is worth nothing from then on. Null: none can be had now. */
  lendSoftphone(advisor: string): Promise<SoftphoneAccount | null>;
  endSoftphone(advisor: string): Promise<void>;
  /** Hangs up what is left. */
  close(): Promise<void>;
}
