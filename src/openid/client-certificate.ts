import { X509Certificate } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';

export type CertificateParts = {
  /** The header in which the bank's proxy hands on the certificate that it has verified; null: there is no such proxy. */
  readonly header: string | null;
  /** Whether this address is one of the bank's proxies: anybody else could write the header as well. */
  readonly isProxy: (address: string) => boolean;
};

/** RFC 8705 behind a proxy that ends TLS: the certificate comes in a header, and is believed from the bank's proxies only. */
export function readCertificates({ header, isProxy }: CertificateParts) {
  const read = ({ req }: KoaContextWithOIDC): X509Certificate | undefined => {
    const given = header === null ? undefined : req.headers[header];
    return typeof given === 'string' && isProxy(req.socket.remoteAddress ?? '') ? parseCertificate(given) : undefined;
  };
  return {
    getCertificate: read,
    certificateAuthorized: (ctx: KoaContextWithOIDC) => read(ctx) !== undefined,
    certificateSubjectMatches: (ctx: KoaContextWithOIDC, property: string, expected: string) => {
      const certificate = read(ctx);
      return certificate !== undefined && property === 'tls_client_auth_subject_dn' && subjectOf(certificate) === normaliseName(expected);
    },
  };
}

/** RFC 9440 (`:base64 of DER:`), or PEM with percent signs as nginx writes `$ssl_client_escaped_cert`. */
function parseCertificate(given: string): X509Certificate | undefined {
  const [, der] = /^:([A-Za-z0-9+/=]+):$/.exec(given.trim()) ?? [];
  try {
    return new X509Certificate(der ? Buffer.from(der, 'base64') : decodeURIComponent(given));
  } catch {
    return undefined;
  }
}

/** RFC 4514 §2.1: the last name first. Node writes one a line, the first one first. */
function subjectOf({ subject }: X509Certificate): string {
  return normaliseName(subject.split('\n').reverse().join(','));
}

/** Types of attributes are alike in any case, and spaces around the signs mean nothing. */
function normaliseName(name: string): string {
  return name
    .split(/(?<!\\),/)
    .map((part) => part.trim().replace(/^([A-Za-z0-9.]+)\s*=\s*/, (_all, type: string) => `${type.toUpperCase()}=`))
    .join(',');
}
