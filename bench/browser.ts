import { Agent, request } from 'node:http';

export type Page = { readonly status: number; readonly location: string | undefined; readonly text: string };

/** As much of a browser as a log-in without scripts needs: cookies, forms, one connection. */
export function openBrowser(origin: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(origin);
  const cookies = new Map<string, string>();
  const ask = (method: string, path: string, form?: Record<string, string>): Promise<Page> =>
    new Promise((resolve, reject) => {
      const body = form && new URLSearchParams(form).toString();
      const headers = {
        accept: 'text/html',
        origin,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) } : {}),
      };
      const asked = request({ agent, host: hostname, port, family: 4, method, path, headers }, (answer) => {
        for (const line of answer.headers['set-cookie'] ?? []) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, text }));
      });
      asked.on('error', reject);
      asked.end(body);
    });
  return {
    get: (path: string) => ask('GET', path),
    /** Sends a form and goes where the answer leads. */
    async submit(path: string, form: Record<string, string>): Promise<{ readonly path: string; readonly page: Page }> {
      let { location } = await ask('POST', path, form);
      if (!location) throw new Error(`A form was not taken at ${path}.`);
      for (let hop = 0; hop < 5; hop++) {
        const page = await ask('GET', location);
        if (page.status < 300 || !page.location) return { path: location, page };
        location = page.location;
      }
      throw new Error(`${path} leads nowhere.`);
    },
    close: () => agent.destroy(),
  };
}
