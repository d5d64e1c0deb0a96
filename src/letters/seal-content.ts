import { createCipheriv, createDecipheriv } from 'node:crypto';
import { Broken, type Keys, type LetterContent, type LetterSecret, type Random } from '#ports';

type About = { readonly id: string; readonly customer: string };

/** The key of a letter is used once, so its nonce need not differ (NIST SP 800-38D §8.2). */
const nonce = new Uint8Array(12);
const tagLength = 16;

/** The content under a key of its own: with the key destroyed, no copy of the content can be read again, in no backup either. */
export async function sealContent(
  { keys, random }: { readonly keys: Keys; readonly random: Random },
  about: About,
  content: LetterContent,
): Promise<LetterSecret> {
  const key = random.bytes(32);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(contextOf(about)));
  const body = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { sealed: body.toString('base64url'), key: await keys.seal(key, contextOf(about)) };
}

/** Throws Broken('sealed-value-damaged') for what was changed, or belongs to another letter or customer (I1). */
export async function openContent(keys: Keys, about: About, { sealed, key }: LetterSecret): Promise<LetterContent> {
  const body = Buffer.from(sealed, 'base64url');
  const secret = await keys.open(key, contextOf(about));
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(contextOf(about)));
    decipher.setAuthTag(body.subarray(-tagLength));
    return JSON.parse(Buffer.concat([decipher.update(body.subarray(0, -tagLength)), decipher.final()]).toString('utf8')) as LetterContent;
  } catch {
    throw new Broken('sealed-value-damaged', 'A sealed value was changed or does not belong here.', `letter ${about.id}`);
  }
}

function contextOf({ id, customer }: About): string {
  return `letter ${id} to ${customer}`;
}
