import type { AddressInfo } from 'node:net';
import { type Bank, createBank } from './bank.ts';
import { cookieName } from './cookie.ts';
import { findFile } from './files.ts';
import { type Answer, type Asking, createHttp } from './http.ts';
import { takeLogoutToken } from './log-out.ts';
import { writeRefusal } from './pages.ts';
import { OutOfOrder } from './provider.ts';
import { findRoute } from './routes.ts';
import { type Language, languages, type Settings } from './settings.ts';
import { languageOf, redirect, sendSheet } from './visit.ts';

export type WebBank = { readonly address: string; close(): Promise<void> };

/** Serves the web bank until it is closed. It asks the provider for nothing before the first customer does. */
export async function createWebBank(settings: Settings): Promise<WebBank> {
  const bank = createBank(settings);
  const server = createHttp({
    address: settings.address,
    provider: settings.provider,
    cookieName,
    answer: (asking) => answer(bank, asking),
    broken: (asking, error) => sayBroken(bank, asking, error),
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(settings.listen.port, settings.listen.host, listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: settings.address || `http://localhost:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function answer(bank: Bank, asking: Asking): Promise<Answer> {
  const file = await findFile(asking.path);
  if (file) return file;
  if (asking.method === 'POST' && asking.path === '/back-channel-logout') return takeLogoutToken(bank, asking);
  if (asking.path === '/') return redirect(`/${chooseLanguage(asking.languages)}/`);
  return findRoute(bank, asking);
}

/** What broke is for who runs it; the customer is told that nothing happened. */
function sayBroken(bank: Bank, asking: Asking, error: Error): Answer {
  const isOut = error instanceof OutOfOrder;
  bank.complain(isOut ? error.message : (error.stack ?? error.message));
  const language = languageOf(asking);
  return sendSheet(
    bank,
    language,
    undefined,
    writeRefusal(language, '', 'outOfOrder', isOut ? 'outOfOrderBody' : 'broken'),
    isOut ? 503 : 500,
  );
}

/** The first of ours that the browser asks for, else English. */
function chooseLanguage(wanted = ''): Language {
  const asked = wanted.split(',').map((one) => one.trim().slice(0, 2).toLowerCase());
  return asked.flatMap((one) => languages.filter((language) => language === one))[0] ?? 'en';
}
