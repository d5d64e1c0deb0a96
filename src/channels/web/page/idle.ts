/** Before the end the dialog asks whether to go on. Other tabs of the same session count: the server is asked how long it lasts. */
export function warnBeforeEnd(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#idle');
  const form = dialog?.querySelector('form');
  if (!dialog || !form) return;
  const warnAfter = Number(dialog.dataset['warnAfter']);
  const warning = Number(dialog.dataset['warning']);
  const wait = (time: number) => setTimeout(() => void look(), Math.max(1_000, time));
  const look = async () => {
    const left = await readLeft(form.action);
    if (left === undefined) return wait(5_000);
    if (left === 0) return location.assign(`/${document.documentElement.lang}/login?ended=1`);
    if (left <= warning && !dialog.open) dialog.showModal();
    if (left > warning && dialog.open) dialog.close();
    return wait(left > warning ? left - warning : Math.min(left + 200, 5_000));
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void fetch(form.action, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, redirect: 'manual' }).then(
      () => dialog.close(),
      () => form.submit(),
    );
  });
  wait(warnAfter);
}

/** ms; undefined: nobody answered, which says nothing about the session. */
async function readLeft(address: string): Promise<number | undefined> {
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' } });
    return ((await answer.json()) as { left: number }).left;
  } catch {
    return undefined;
  }
}
