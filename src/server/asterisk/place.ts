/** Where one Asterisk stands, whom it hears and how it finds Styrka. Files that hold secrets were read by whoever gives this. */
export type Place = {
  /** Everything is written below it: etc, sounds, logs. Absolute. */
  readonly folder: string;
  readonly installed: Installed;
  /** The recordings, as Styrka names them (`sv/menu-app.wav`). Absolute. */
  readonly voices: string;
  readonly styrka: Styrka;
  /** What the dialplan says by itself while Styrka is away, by the number dialled; any other hears Swedish. */
  readonly numbers: readonly { readonly dialled: string; readonly language: 'sv' | 'fi' | 'en' }[];
  readonly transports: readonly Transport[];
  /** Ports of the sound, and the address it is at where that is not all of the machine's. */
  readonly sound: { readonly from: number; readonly to: number; readonly host?: string };
  /** Where softphones in browsers reach it, over WebSocket; without a certificate on loopback only. */
  readonly web?: { readonly host: string; readonly port: number; readonly certificate?: string; readonly key?: string };
  readonly trunks: readonly Trunk[];
  /** Advisors' phones: called by Styrka, they call nobody. */
  readonly phones: readonly Phone[];
  /** Phones that may call Styrka: for training. */
  readonly callers: readonly Phone[];
  /** A contact centre, or whatever else is called at an address and does not register. */
  readonly peers: readonly Peer[];
  /** Who is called while Styrka is away, as Asterisk dials it: `PJSIP/queue@acd`. */
  readonly person?: string;
};

/** What belongs to the program: another one has it elsewhere. */
export type Installed = { readonly program: string; readonly modules: string; readonly data: string };

export type Styrka = {
  /** `ws://…` on loopback, else `wss://…`. */
  readonly address: string;
  readonly app: string;
  readonly password: string;
  /** Files in PEM: whom Asterisk trusts to be Styrka, and what it shows itself. */
  readonly authority?: string;
  readonly certificate?: string;
  readonly key?: string;
};

export type Transport = {
  readonly name: string;
  readonly protocol: 'udp' | 'tcp' | 'tls';
  readonly host: string;
  readonly port: number;
  /** Files in PEM. `clients`: the authority without whose certificate nobody is heard. */
  readonly certificate?: string;
  readonly key?: string;
  readonly clients?: string;
};

/** `allowed`: as the other side offers it, and whether it was is told to Styrka. */
export type Srtp = 'required' | 'allowed' | 'off';

export type Trunk = {
  readonly name: string;
  readonly transport: string;
  /** Addresses and networks it calls from. */
  readonly from: readonly string[];
  readonly srtp: Srtp;
  /** With these, each call must show them. */
  readonly user?: string;
  readonly password?: string;
};

export type Phone = { readonly name: string; readonly password: string; readonly srtp: Srtp };
export type Peer = { readonly name: string; readonly transport: string; readonly address: string; readonly srtp: Srtp };
