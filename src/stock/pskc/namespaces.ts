/** Namespaces are known by their address; which prefix a file gives them says nothing. */
export const pskc = 'urn:ietf:params:xml:ns:keyprov:pskc';
export const xmlEncryption = 'http://www.w3.org/2001/04/xmlenc#';
export const xmlEncryption11 = 'http://www.w3.org/2009/xmlenc11#';
export const xmlSignature = 'http://www.w3.org/2000/09/xmldsig#';
export const moreXmlSignature = 'http://www.w3.org/2001/04/xmldsig-more#';
export const passwords = 'http://www.rsasecurity.com/rsalabs/pkcs/schemas/pkcs-5v2-0#';

export type HmacHash = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

const hmacs: ReadonlyMap<string, HmacHash> = new Map([
  [`${xmlSignature}hmac-sha1`, 'sha1'],
  // Written by some makers, though no standard has it.
  [`${moreXmlSignature}hmac-sha1`, 'sha1'],
  [`${moreXmlSignature}hmac-sha224`, 'sha224'],
  [`${moreXmlSignature}hmac-sha256`, 'sha256'],
  [`${moreXmlSignature}hmac-sha384`, 'sha384'],
  [`${moreXmlSignature}hmac-sha512`, 'sha512'],
]);

/** The hash of an HMAC by its address (RFC 6931 §2.2). */
export function findHmac(address: string): HmacHash | undefined {
  return hmacs.get(address);
}
