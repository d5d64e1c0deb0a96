import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Files in PEM. */
export type Certificates = {
  readonly authority: string;
  readonly server: { readonly certificate: string; readonly key: string };
  /** What a trunk shows; `both` has certificate and key in one file. */
  readonly client: { readonly certificate: string; readonly key: string; readonly both: string };
  /** As good as the client's, from an authority that nobody trusts. */
  readonly stranger: { readonly certificate: string; readonly key: string; readonly both: string };
};

/** An authority of one test's own, and what it vouches for: 127.0.0.1 and localhost for an hour. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const authority = await makeAuthority(folder, 'authority');
  const server = await vouch(folder, authority, 'server');
  const client = await vouch(folder, authority, 'client');
  const stranger = await vouch(folder, await makeAuthority(folder, 'nobody'), 'stranger');
  return { authority: authority.certificate, server, client, stranger };
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'] as const;

async function makeAuthority(folder: string, name: string) {
  const files = { certificate: join(folder, `${name}.pem`), key: join(folder, `${name}-key.pem`) };
  await run('openssl', ['req', '-x509', ...curve, '-subj', `/CN=${name}`, '-days', '1', '-keyout', files.key, '-out', files.certificate]);
  return files;
}

async function vouch(folder: string, authority: { certificate: string; key: string }, name: string) {
  const files = { certificate: join(folder, `${name}.pem`), key: join(folder, `${name}-key.pem`), both: join(folder, `${name}-both.pem`) };
  const [asked, extensions] = [join(folder, `${name}.csr`), join(folder, `${name}.ext`)];
  await writeFile(extensions, 'subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth,clientAuth\n');
  await run('openssl', ['req', ...curve, '-subj', `/CN=${name}`, '-keyout', files.key, '-out', asked]);
  const by = ['-CA', authority.certificate, '-CAkey', authority.key, '-CAcreateserial'];
  await run('openssl', ['x509', '-req', '-in', asked, ...by, '-days', '1', '-extfile', extensions, '-out', files.certificate]);
  await writeFile(files.both, (await readFile(files.certificate, 'utf8')) + (await readFile(files.key, 'utf8')));
  return files;
}
