/** A link's token stands behind `#`, which a browser sends to nobody: here it comes into the form that the button sends. */
export function showLinkForm(form: HTMLFormElement): void {
  const token = location.hash.slice(1);
  const field = form.querySelector<HTMLInputElement>('#link');
  if (!field || !/^[\w-]{20,}$/.test(token)) return;
  field.value = token;
  form.hidden = false;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) link.hash = token;
}
