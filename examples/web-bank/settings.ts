import type { JWK } from 'jose';
import type { Customer } from './ledger.ts';

export type Settings = {
  /** As browsers see it, without a slash at the end: `https://hamnen.bank.example`. */
  readonly address: string;
  readonly listen: { readonly host: string; readonly port: number };
  /** The issuer: its discovery document lies under `/.well-known/openid-configuration`. */
  readonly provider: string;
  /** As registered with the provider; the key is private, ES256, with its `kid`. Only its public half is registered. */
  readonly client: { readonly id: string; readonly key: JWK };
  /** By the provider's `sub`. A bank has them in its core system; the example keeps them in memory. */
  readonly customers: Readonly<Record<string, Customer>>;
  /** Shown on every page, in a demo: that nothing here is real, and the way back. `{l}` in the address is the language. */
  readonly strip?: { readonly text: Names; readonly link: Names; readonly address: string };
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Where something broke inside, in words for who runs it; never what a customer typed. */
  readonly complain?: (sentence: string) => void;
};

export const languages = ['sv', 'fi', 'en'] as const;
export type Language = (typeof languages)[number];
export type Names = Readonly<Record<Language, string>>;

/**
 * Reads what main.ts is started with: a JSON file, with the key from the environment where the file has none, for a file is copied
 * and a key is not. Throws an Error that says what is missing.
 */
export function readSettings(text: string, environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = JSON.parse(text) as Partial<Settings>;
  const key = environment['WEB_BANK_KEY'];
  const client = { ...given.client, ...(key ? { key: JSON.parse(key) as JWK } : {}) } as Settings['client'];
  const settings = { customers: {}, ...given, client } as Settings;
  const missing = [
    ...(['address', 'listen', 'provider'] as const).filter((name) => !settings[name]),
    ...(client.id ? [] : ['client.id']),
    ...(client.key?.d && client.key.kid ? [] : ['client.key with its kid (or WEB_BANK_KEY)']),
  ];
  if (missing.length > 0) throw new Error(`The settings lack ${missing.join(', ')}.`);
  return settings;
}
