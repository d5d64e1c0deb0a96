import type { Prompt } from '#identification';

/** Names a question in the form that answers it. No secret: it stands on the page. */
export function questionOf({ message }: Prompt): string {
  return [message.id, ...Object.values(message.with ?? {})].join(' ');
}
