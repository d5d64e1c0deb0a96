/** A browser of one customer: keeps cookies by origin's host name, follows what it is told to. */
export type Visitor = {
  /** The address it is at. */
  at: string;
  get(address: string): Promise<Seen>;
  /** Sends the page's form, with what is filled in. */
  send(fields?: Record<string, string>, headers?: Record<string, string>): Promise<Seen>;
  /** Stops before an address of this path, as somebody does who wants to change it. */
  stopBefore(path: string): void;
};
export type Seen = { readonly status: number; readonly text: string; readonly location: string | null };

export function openVisitor(origin: string): Visitor {
  const jar = new Map<string, string>();
  let page = '';
  let stop: string | undefined;
  const visitor: Visitor = {
    at: origin,
    get: (address) => go(new URL(address, visitor.at)),
    stopBefore: (path) => {
      stop = path;
    },
    async send(fields = {}, headers = {}) {
      const [, action = ''] = /<form[^>]*action="([^"]+)"/.exec(main(page)) ?? [];
      const hidden = [...main(page).matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]);
      const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
      return go(new URL(action, visitor.at), { method: 'POST', body, headers });
    },
  };
  const isStop = (url: URL, location: string) => new URL(location, url).pathname === stop;
  async function go(url: URL, options: RequestInit = {}): Promise<Seen> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...options, redirect: 'manual', headers: { ...(options.headers as object), cookie } });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null && !isStop(url, location)) return go(new URL(location, url));
    visitor.at = url.href;
    page = await answer.text();
    return { status: answer.status, text: page, location };
  }
  return visitor;
}

const main = (page: string) => /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? '';
