/** Copies a code at the press of its button, and looks for new messages, which come in above the others. */
const rhythm = 2_000;
const list = document.querySelector<HTMLElement>('[data-messages]');
const said = document.querySelector<HTMLElement>('[data-copied]');

function show(message: Element): void {
  for (const button of message.querySelectorAll<HTMLElement>('[data-copy]')) button.hidden = false;
}

async function copy(button: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset['copy'] ?? '');
  if (!said) return;
  said.textContent = '';
  said.textContent = said.dataset['copied'] ?? '';
}

/** Only what is new is put in, and a state that moved: nothing that is being read or pressed is taken away. */
function bringIn(found: Element, at: Element): void {
  const own = (id: string) => at.querySelector(`[data-message="${CSS.escape(id)}"]`);
  const fresh = [...found.querySelectorAll<HTMLElement>('[data-message]')];
  const isNews = fresh.filter((message) => !own(message.dataset['message'] ?? ''));
  if (isNews.length > 0) own('none')?.remove();
  for (const message of isNews.reverse()) {
    show(message);
    at.prepend(message);
  }
  for (const message of fresh) {
    const [before, now] = [own(message.dataset['message'] ?? ''), message].map((one) => one?.querySelector('[data-state]'));
    if (before && now && before.textContent !== now.textContent) before.textContent = now.textContent;
  }
}

async function look(at: HTMLElement): Promise<void> {
  const html = await fetch(location.href, { cache: 'no-store' }).then(
    (answer) => (answer.ok ? answer.text() : ''),
    () => '',
  );
  const found = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-messages]');
  if (found) bringIn(found, at);
  setTimeout(() => void look(at), rhythm);
}

if (list) {
  show(list);
  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    if (button) void copy(button);
  });
  setTimeout(() => void look(list), rhythm);
}
