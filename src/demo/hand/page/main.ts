import { tryCommand } from './act.ts';
import type { FromHand, ToHand } from './commands.ts';
import address from './hand.css?url';

/**
 * The hand of the show, in the demo only: presses real buttons in the phone, the app and the desk. It obeys the page that
 * frames it, and only if that page is the demo's own; the server wrote where that is into this script's own address.
 */
const master = new URL(import.meta.url).searchParams.get('from');
let stopLast = () => {};

if (master && window.parent !== window) {
  sitDown();
  window.addEventListener('message', (event: MessageEvent<ToHand>) => {
    if (event.origin === master && event.source === window.parent && event.data?.to === 'hand') obey(event.data);
  });
  tell({ from: 'hand', ready: true });
}

function obey({ id, command }: ToHand): void {
  stopLast();
  if (command.do === 'stop') return;
  const attempt = () => {
    const place = tryCommand(command);
    if (place === undefined) return;
    stopLast();
    tell({ from: 'hand', id, place });
  };
  const watcher = new MutationObserver(attempt);
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  // A field's own state changes without a mutation.
  const timer = setInterval(attempt, 250);
  stopLast = () => {
    watcher.disconnect();
    clearInterval(timer);
  };
  attempt();
}

function tell(message: FromHand): void {
  window.parent.postMessage(message, master ?? '');
}

function sitDown(): void {
  document.documentElement.dataset['atTheTable'] = '';
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  document.head.append(link);
}
