import { X509Certificate } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { Refused, refuse } from '../faults.ts';
import { moreXmlSignature, xmlEncryption, xmlSignature } from './namespaces.ts';

/** `certificate`: of the signer, PEM. `sha1`: a signature with SHA-1 is accepted, because this maker writes no other. */
export type Signer = { readonly certificate: string; readonly sha1?: boolean };

const signatures = [
  `${moreXmlSignature}rsa-sha256`,
  `${moreXmlSignature}rsa-sha512`,
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
];
const digests = [`${xmlEncryption}sha256`, `${xmlEncryption}sha512`];
const old = [`${xmlSignature}rsa-sha1`, `${xmlSignature}sha1`];
const enveloped = `${xmlSignature}enveloped-signature`;
const canonical = ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', 'http://www.w3.org/2001/10/xml-exc-c14n#'];

/**
 * RFC 6030 §7. Gives back what was signed, as canonical XML without the signature; only that is to be read. Of certificates
 * and keys within the file none is looked at, and of the signer's no date: the file may be older. `xml` has been looked through: it has no document type.
 */
export function verifySignature(xml: string, signer: Signer, line: number): string {
  const certificate = readCertificate(signer.certificate, line);
  const checker = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  return checkWith(checker, xml, signer, line);
}

function readCertificate(pem: string, line: number): string {
  try {
    const certificate = new X509Certificate(pem);
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
    if (type === 'rsa' && (details?.modulusLength ?? 0) >= 2048) return certificate.toString();
  } catch {
    // Said below, as for a key of another kind.
  }
  return refuse('certificate-unreadable', line);
}

/** The one signature of the file; that it stands directly in the container was seen before. */
function findSignature(xml: string, line: number): Node {
  const root = new DOMParser({ errorHandler: () => refuse('not-xml', line) }).parseFromString(xml, 'text/xml').documentElement;
  const [signature, another] = Array.from(root.getElementsByTagNameNS(xmlSignature, 'Signature'));
  return signature && !another ? signature : refuse('signature-method', line);
}

function checkWith(checker: SignedXml, xml: string, signer: Signer, line: number): string {
  try {
    checker.loadSignature(findSignature(xml, line));
    checkMethods(checker, signer, line);
    if (checker.checkSignature(xml)) {
      const [signed, another] = checker.getSignedReferences();
      if (signed !== undefined && another === undefined) return signed;
    }
  } catch (error) {
    // What the checker says of a wrong signature repeats the file; anything else that it stumbles over is the file's fault too.
    if (error instanceof Refused) throw error;
  }
  return refuse('signature-wrong', line);
}

/** One reference, to the whole container, with the signature left out and nothing else. */
function checkMethods(checker: SignedXml, { sha1 = false }: Signer, line: number): void {
  const [reference, another] = checker.getReferences();
  if (!reference || another || !reference.transforms.every((one) => one === enveloped || canonical.includes(one))) {
    refuse('signature-method', line);
  }
  for (const [used, allowed] of [
    [checker.signatureAlgorithm ?? '', signatures],
    [reference.digestAlgorithm, digests],
    [checker.canonicalizationAlgorithm ?? '', canonical],
  ] as const) {
    if (old.includes(used) && !sha1) refuse('signature-sha1', line);
    if (!allowed.includes(used) && !old.includes(used)) refuse('signature-method', line);
  }
}
