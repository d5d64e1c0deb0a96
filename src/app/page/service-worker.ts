export {};

/** What this file needs of a service worker's world; the page's own types know it as a window. */
type Waited = { waitUntil(work: Promise<unknown>): void };
type Fetched = Waited & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Pushed = Waited & { readonly data: { json(): { title: string; body: string } } | null };
type Clicked = Waited & { readonly notification: { close(): void } };
type Client = { readonly url: string; focus(): Promise<unknown>; navigate(address: string): Promise<unknown> };
type Served = {
  readonly registration: { showNotification(title: string, options: object): Promise<void> };
  readonly clients: { claim(): Promise<void>; matchAll(options: object): Promise<Client[]>; openWindow(address: string): Promise<unknown> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listen: (event: Waited) => void): void;
  addEventListener(type: 'fetch', listen: (event: Fetched) => void): void;
  addEventListener(type: 'push', listen: (event: Pushed) => void): void;
  addEventListener(type: 'notificationclick', listen: (event: Clicked) => void): void;
};
const worker = self as unknown as Served;

const shell = 'styrka-app-1';

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** Without a connection the page still opens and says so. Nothing that the bank answers is ever kept. */
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET' || pathname.startsWith('/app/v1/')) return;
  if (request.mode === 'navigate') event.respondWith(freshFirst(request, '/app'));
  else if (pathname.startsWith('/pages/')) event.respondWith(freshFirst(request, request.url));
});

async function freshFirst(request: Request, keptAs: string): Promise<Response> {
  const kept = await caches.open(shell);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await kept.put(keptAs, fresh.clone());
    return fresh;
  } catch (error) {
    const before = await kept.match(keptAs);
    if (before) return before;
    throw error;
  }
}

/** A neutral sentence; what waits is read in the app. */
worker.addEventListener('push', (event) => {
  const { title, body } = event.data?.json() ?? { title: '', body: '' };
  event.waitUntil(worker.registration.showNotification(title, { body, tag: 'waiting', icon: '/pages/app/icon-192.png' }));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openMe());
});

async function openMe(): Promise<void> {
  const [open] = await worker.clients.matchAll({ type: 'window' });
  if (!open) return void (await worker.clients.openWindow('/app/me'));
  await open.focus();
  await open.navigate('/app/me');
}
