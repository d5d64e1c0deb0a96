import type { FastifyInstance } from 'fastify';
import type { VirtualClock } from '#adapters/virtual';

export type Page = {
  readonly status: number;
  readonly address: string;
  readonly html: string;
  readonly heading: string;
  /** All that can be read, in one line. */
  readonly text: string;
  /** How long the server took, ms of the virtual clock. */
  readonly took: number;
  readonly headers: Readonly<Record<string, unknown>>;
};

export type TestBrowser = ReturnType<typeof createBrowser>;

/** A browser without JavaScript: it keeps cookies, follows redirects on its origin and sends the forms that are on the page. Whoever sends it elsewhere is its page's address. */
export function createBrowser(server: FastifyInstance, clock: VirtualClock, origin = 'http://localhost:8420') {
  const cookies = new Map<string, string>();
  let page: Page | undefined;

  async function ask(
    method: 'GET' | 'POST',
    address: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Page> {
    const began = clock.now();
    const answering = server.inject({
      method,
      url: address,
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form ? { origin, 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
      ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
    });
    const answer = await comeToAnswer(answering, clock);
    for (const { name, value, maxAge, expires } of answer.cookies as readonly Cookie[])
      if (value === '' || maxAge === 0 || (expires && expires.getTime() <= 0)) cookies.delete(name);
      else cookies.set(name, value);
    const took = clock.now() - began;
    const to = answer.headers.location;
    const leaves = typeof to === 'string' && /^https?:/.test(to) && !to.startsWith(`${origin}/`);
    if (typeof to === 'string' && !leaves) return { ...(await ask('GET', to.startsWith(origin) ? to.slice(origin.length) : to)), took };
    const html = answer.body;
    page = {
      status: answer.statusCode,
      address: leaves ? to : address,
      html,
      heading: textOf(/<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''),
      text: textOf(html),
      took,
      headers: answer.headers,
    };
    return page;
  }

  /** The form of the page with these fields filled in; the button that has this name, else its first form. */
  function send(fields: Record<string, string> = {}, button?: string): Promise<Page> {
    if (!page) throw new Error('no page is open');
    const forms = [...page.html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', inside = '']) => ({
      attributes,
      inside,
    }));
    const form = forms.find(({ inside }) => !button || buttonsOf(inside).some(({ name }) => name === button));
    if (!form) throw new Error(`there is no form with the button "${button}" on ${page.address}: ${page.text}`);
    const hidden = [...form.inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      readHtml(value),
    ]);
    const pressed = buttonsOf(form.inside).find(({ name }) => name === button);
    const values = { ...Object.fromEntries(hidden), ...(pressed?.field ? { [pressed.field]: pressed.value } : {}), ...fields };
    const action = /action="([^"]*)"/.exec(form.attributes)?.[1] ?? page.address.replace(/\?.*/, '');
    return /method="post"/.test(form.attributes) ? ask('POST', action, values) : ask('GET', action);
  }

  return {
    cookies,
    open: (address: string, headers?: Record<string, string>) => ask('GET', address, undefined, headers),
    post: (address: string, form: Record<string, string>, headers?: Record<string, string>) => ask('POST', address, form, headers),
    send,
    /** As Back does: the page is there again, without asking. */
    goBackTo: (earlier: Page) => {
      page = earlier;
    },
  };
}

type Cookie = { readonly name: string; readonly value: string; readonly maxAge?: number; readonly expires?: Date };
type Injected = Awaited<ReturnType<FastifyInstance['inject']>>;

/** What waits for the clock gets time until it has answered. */
async function comeToAnswer(answering: PromiseLike<Injected>, clock: VirtualClock): Promise<Injected> {
  let answer: Injected | undefined;
  let failed: unknown;
  answering.then(
    (given) => {
      answer = given;
    },
    (error: unknown) => {
      failed = error ?? new Error('no answer');
    },
  );
  // Whoever answers neither at once nor in an hour never does.
  for (let waited = 0; waited < 10_000; waited++) {
    for (let round = 0; round < 3 && !answer && !failed; round++) await new Promise<void>((resolve) => setImmediate(resolve));
    if (failed) throw failed;
    if (answer) return answer;
    if (clock.pending > 0) await clock.advance(10);
  }
  throw new Error('no answer comes');
}

function buttonsOf(inside: string): { name: string; field?: string; value: string }[] {
  return [...inside.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)].map(([, attributes = '', name = '']) => {
    const field = /\bname="([^"]*)"/.exec(attributes)?.[1];
    return { name: textOf(name), ...(field ? { field } : {}), value: readHtml(/\bvalue="([^"]*)"/.exec(attributes)?.[1] ?? '') };
  });
}

function textOf(html: string): string {
  return readHtml(html.replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, ' ').replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function readHtml(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
