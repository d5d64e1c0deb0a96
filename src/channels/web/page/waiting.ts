const every = 2_000;

/** A page that waits for the app looks by itself; the button does the same where there is no script. */
export function waitForAnswer(): void {
  if (!document.querySelector('#waiting')) return;
  setTimeout(() => void look(), every);
}

async function look(): Promise<void> {
  // After a press the address is the same, but to load it anew would press again.
  if (await hasAnswer()) location.replace(location.pathname);
  else setTimeout(() => void look(), every);
}

async function hasAnswer(): Promise<boolean> {
  try {
    const answer = await fetch(location.pathname, { headers: { accept: 'application/json' } });
    return answer.ok && !((await answer.json()) as { waits: boolean }).waits;
  } catch {
    return false;
  }
}
