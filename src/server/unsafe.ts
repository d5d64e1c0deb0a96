import type { Config } from './config.ts';
import { knowsAddresses } from './limit-open-doors.ts';
import { isLoopback } from './loopback.ts';

/** What in this configuration no bank should run with, one sentence each; printed at every start. */
export function findUnsafe(config: Config): readonly string[] {
  const { store, keys, listen, phone, policy, sms, audit } = config;
  const open = !isLoopback(listen.host);
  return [
    ...('folder' in store
      ? ['The embedded database does not survive a power cut and serves one process. Use PostgreSQL (store.postgres).']
      : []),
    ...('postgres' in store && isPlainRemote(store.postgres)
      ? ['The way to PostgreSQL is not encrypted. Add sslmode=verify-full to store.postgres.']
      : []),
    ...('file' in keys ? ['The keys lie in a file beside the server. Keep them in an HSM or hand them in by keys.environment.'] : []),
    ...('postgres' in store && !audit
      ? ['The audit is not exported: a restored database would take again what was used since its backup. Set audit.folder.']
      : []),
    ...(open && !(listen.url ?? '').startsWith('https:')
      ? ['It listens to the network without https. Put a proxy with TLS before it and set listen.url.']
      : []),
    ...(open && !(listen.appUrl ?? '').startsWith('https:') ? ["The app's origin is not https. Set listen.appUrl."] : []),
    ...(knowsAddresses(listen)
      ? []
      : ['Behind a proxy all customers come from one address, so none is limited. Name the proxies in listen.proxies.']),
    ...findPlainGateways(sms),
    ...(phone?.browser ? ['The browser phone is on: anybody who reaches the page can call. It is meant for demo and training.'] : []),
    ...findOpenTelephone(phone?.asterisk),
    ...(policy.profile === 'described'
      ? ["The profile 'described' is what two banks' pages describe, not what a bank should run today. Use 'strict'."]
      : []),
  ];
}

/** S29: what is keyed on the telephone travels in the sound, or beside it. */
function findOpenTelephone(asterisk: NonNullable<Config['phone']>['asterisk']): readonly string[] {
  if (!asterisk) return [];
  const { protection, listen, tls, softphone } = asterisk;
  const isOpen = !isLoopback(listen.host);
  return [
    ...(protection === 'allowed'
      ? ['Calls without TLS and SRTP are taken: whoever sits on the way hears codes. Set phone.asterisk.protection to required.']
      : []),
    ...(isOpen && !tls?.clients
      ? ['Only a password says that it is the bank’s Asterisk that connects. Set phone.asterisk.tls.clients.']
      : []),
    ...(softphone?.address.startsWith('ws:') && !isLoopback(new URL(softphone.address).hostname)
      ? ['The way from the desk to its telephone is not encrypted. Give phone.asterisk.softphone.address as wss.']
      : []),
  ];
}

/** Codes and numbers are read by whoever sits on the way, and so is the password. */
function findPlainGateways(sms: Config['sms']): readonly string[] {
  return (sms?.gateways ?? [])
    .filter((gateway) => 'smpp' in gateway && gateway.smpp.tls !== true && !isLoopback(gateway.smpp.host))
    .map(({ name }) => `The way to the SMS gateway ${name} is not encrypted. Set smpp.tls, or lead it through a private line.`);
}

function isPlainRemote(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  return hostname !== '' && !isLoopback(hostname) && !['verify-full', 'verify-ca', 'require'].includes(searchParams.get('sslmode') ?? '');
}
