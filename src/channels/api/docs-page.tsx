import type { FastifyInstance } from 'fastify';
import { DataTable, Page, type PageAssets, renderPage, titleOf } from '#pages';
import type { Brand } from '#texts';

export type DocsParts = { readonly brand: Brand; readonly assets: () => PageAssets; readonly demo: boolean };

type Operation = { readonly method: string; readonly path: string; readonly summary: string };
type Described = { readonly paths?: Record<string, Record<string, { readonly summary?: string }>> };

/** What an engineer looks at first: every operation of channel api, and a whole identification by hand. */
export function registerDocs(server: FastifyInstance, parts: DocsParts): void {
  server.get('/docs/openapi.json', { schema: { hide: true } }, () => server.swagger());
  server.get('/docs', { schema: { hide: true } }, (_request, reply) => {
    const operations = listOperations(server.swagger() as Described);
    return reply.type('text/html; charset=utf-8').send(drawDocs(operations, parts));
  });
}

export function listOperations({ paths = {} }: Described): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary = '' }]) => ({ method: method.toUpperCase(), path, summary })),
  );
}

const steps = `BASE=https://styrka.bank.example   # your server
TOKEN=…                             # of a client that may "api"

# Begin: the answer has the id.
curl -s $BASE/api/v1/identifications -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/json' -d '{"plan":"app","purpose":"login"}'

# Say who it is: the answer has what to show, and the code to compare with the app.
curl -s $BASE/api/v1/identifications/$ID/claim -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/json' -d '{"identifier":"47110823"}'

# Again and again, until outcome is not null.
curl -s "$BASE/api/v1/identifications/$ID?wait=25" -H "Authorization: Bearer $TOKEN"

# The customer left.
curl -s -X DELETE $BASE/api/v1/identifications/$ID -H "Authorization: Bearer $TOKEN"`;

const client = '{ "id": "web", "name": "Our web bank", "tokenHash": "<SHA-256 of the token, hex>", "may": ["api"] }';

function drawDocs(operations: readonly Operation[], { brand, assets, demo }: DocsParts): string {
  const heading = 'The API';
  const bank = brand.en.bank;
  const columns = [
    { heading: 'Method', cell: ({ method }: Operation) => <code>{method}</code> },
    { heading: 'Path', cell: ({ path }: Operation) => <code>{path}</code>, namesRow: true },
    { heading: 'What it does', cell: ({ summary }: Operation) => summary },
  ];
  const page = (
    <Page language="en" bank={bank} heading={heading} inLanguage={() => '/docs'} home="/en" demo={demo} kind="desk">
      <p>
        For applications that draw their own pages. The whole description is at <a href="/docs/openapi.json">/docs/openapi.json</a>.
      </p>
      <DataTable
        language="en"
        name="operations"
        caption="Operations"
        columns={columns}
        rows={operations}
        keyOf={({ method, path }) => `${method} ${path}`}
      />
      <h2>One identification</h2>
      <p>
        A client is a line of <code>clients</code> in the configuration: <code>{client}</code>.{demo && ' The demo bank has none.'}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls, by keyboard too */}
      <pre class="note mono" tabIndex={0}>
        {steps}
      </pre>
    </Page>
  );
  const { styles } = assets();
  return renderPage(page, { language: 'en', title: titleOf(heading, bank), styles, icon: '/pages/mark.svg' });
}
