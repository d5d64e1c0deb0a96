/**
 * Who may know whom: one named rule for each sentence of ARCHITECTURE.md.
 * A room is a folder of src/; authenticators/, channels/ and adapters/ hold rooms of their own.
 * Tests beside the code may open any door (they bring the in-memory store), but not climb through a window.
 */
const TEST = '\\.test\\.tsx?$';
const PAGE = '/page/';
const EVERYBODY_SEES = ['^src/texts/', '^src/policy/'];
const NESTED = '(authenticators|channels|adapters)';

/** A room may know itself, the rooms listed, the texts and (as types) the policy; nothing else in src. */
const knows = (room, sentence, mayKnow) => ({
  name: `${room}-${sentence}`,
  comment: `${room} → ${sentence.replace(/^knows-/, '').replaceAll('-', ' ')}`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: [TEST, PAGE] },
  to: { path: '^src/', pathNot: [`^src/${room}/`, ...EVERYBODY_SEES, ...mayKnow.map((path) => `^src/${path}`)] },
});

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const rooms = [
  knows('channels', 'knows-identification-the-list-of-authenticators-calls-pages-ports', [
    'identification/',
    'authenticators/index\\.ts$',
    'calls/',
    'pages/',
    'ports/',
  ]),
  knows('app', 'knows-identification-its-own-authenticators-calls-customers-pages-ports', [
    'identification/',
    'authenticators/(app-approval|activation-code|call-code)/',
    'calls/',
    'customers/',
    'pages/',
    'ports/',
  ]),
  knows('openid', 'knows-identification-customers-ports', ['identification/', 'customers/', 'ports/']),
  knows('authenticators', 'knows-identification-ports', ['identification/', 'ports/']),
  knows('identification', 'knows-ports', ['ports/']),
  knows('customers', 'knows-ports', ['ports/']),
  knows('calls', 'knows-ports', ['ports/']),
  knows('letters', 'knows-ports', ['ports/']),
  knows('sms', 'knows-ports', ['ports/']),
  knows('stock', 'knows-ports', ['ports/']),
  knows('audit', 'knows-ports', ['ports/']),
  knows('back-office', 'knows-customers-calls-audit-letters-the-list-of-authenticators-pages-ports', [
    'customers/',
    'calls/',
    'audit/',
    'letters/',
    'authenticators/index\\.ts$',
    'pages/',
    'ports/',
  ]),
  knows('adapters', 'knows-ports', ['ports/']),
  knows('pages', 'knows-texts', []),
  knows('demo', 'knows-public-doors-only', ['server/', 'pages/', 'ports/']),
];

const siblings = [
  never(
    'authenticators-never-each-other',
    'an authenticator never knows another; only the list knows them all',
    { path: '^src/authenticators/([^/]+)/', pathNot: TEST },
    { path: '^src/authenticators/', pathNot: '^src/authenticators/$1/' },
  ),
  never(
    'channels-never-each-other',
    'a channel never knows another channel',
    { path: '^src/channels/([^/]+)/', pathNot: TEST },
    { path: '^src/channels/', pathNot: '^src/channels/$1/' },
  ),
  never(
    'adapters-never-each-other',
    'an adapter never knows another; but a store inside the process brings the signals inside the process',
    { path: '^src/adapters/([^/]+)/', pathNot: TEST },
    { path: '^src/adapters/', pathNot: ['^src/adapters/$1/', '^src/adapters/in-process-signals/'] },
  ),
];

const nothing = [
  never(
    'ports-policy-texts-know-nothing',
    'ports, policy, texts → nothing',
    { path: '^src/(ports|policy|texts)/', pathNot: TEST },
    { pathNot: '^src/$1/' },
  ),
  never(
    'server-is-known-by-demo-only',
    'the composition root knows everything and is known by nobody but the demo',
    { path: '^src/', pathNot: ['^src/(server|demo)/', TEST] },
    { path: '^src/server/' },
  ),
  never(
    'demo-is-known-by-nobody',
    'nothing in the product knows the demo bank',
    { path: '^src/', pathNot: '^src/demo/' },
    { path: '^src/demo/' },
  ),
];

const typesOnly = [
  never(
    'demo-takes-only-port-types',
    'demo → public doors, and of ports the types only',
    { path: '^src/demo/', pathNot: [TEST, PAGE] },
    { path: '^src/ports/', dependencyTypesNot: ['type-only'] },
  ),
  never(
    'policy-value-comes-from-server',
    'all may see the types of policy; its value is chosen by server and handed in',
    { path: '^src/', pathNot: ['^src/(server|policy)/', TEST] },
    { path: '^src/policy/', dependencyTypesNot: ['type-only'] },
  ),
];

const pages = [
  never(
    'page-knows-pages-texts-and-types-of-its-room',
    'a live page knows pages, texts and its own room',
    { path: '^src/(.+)/page/', pathNot: TEST },
    { path: '^src/', pathNot: ['^src/$1/', '^src/pages/', '^src/texts/'] },
  ),
  never(
    'page-takes-only-types-of-its-room',
    'a live page runs in a browser: of its room it takes types, never values, but for a machine/, which runs on both sides',
    { path: '^src/(.+)/page/', pathNot: TEST },
    { path: '^src/$1/', pathNot: '^src/$1/(page|machine)/', dependencyTypesNot: ['type-only'] },
  ),
  never(
    'machine-knows-itself-and-texts',
    'a machine/ runs in a browser and in Node: it knows itself, its room and texts, no Node and no package',
    { path: '^src/(.+)/machine/', pathNot: TEST },
    { pathNot: ['^src/$1/', '^src/texts/'] },
  ),
  never(
    'machine-takes-only-types-of-its-room',
    'of the rest of its room a machine/ takes types, never values',
    { path: '^src/(.+)/machine/', pathNot: TEST },
    { path: '^src/$1/', pathNot: '^src/$1/machine/', dependencyTypesNot: ['type-only'] },
  ),
  never('page-has-no-node', 'a live page has no Node', { path: '^src/.+/page/', pathNot: TEST }, { dependencyTypes: ['core'] }),
  never(
    'nobody-knows-a-page',
    'a live page is reached by its address, not by an import',
    { path: '^src/', pathNot: [PAGE, TEST] },
    { path: '^src/.+/page/' },
  ),
];

const doors = [
  never(
    'cross-a-border-by-the-door',
    'a room is entered through its index.ts',
    { path: '^src/([^/]+)/' },
    { path: '^src/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.tsx?$', `^src/${NESTED}/[^/]+/index\\.tsx?$`, '^src/.+/page/'] },
  ),
  never(
    'list-enters-by-the-door',
    'the list, too, takes a room by its index.ts',
    { path: `^src/${NESTED}/[^/]+\\.tsx?$` },
    { path: '^src/$1/[^/]+/', pathNot: '^src/$1/[^/]+/index\\.tsx?$' },
  ),
  never(
    'cross-a-border-by-name',
    '#name crosses a border, ./x never does',
    { path: '^src/([^/]+)/' },
    { path: '^src/', pathNot: '^src/$1/', dependencyTypesNot: ['aliased'] },
  ),
  never(
    'stay-inside-by-path',
    './x stays inside a room: a room does not call itself by name',
    { path: '^src/([^/]+)/', pathNot: [PAGE, `^src/${NESTED}/`] },
    { path: '^src/$1/', dependencyTypes: ['aliased'] },
  ),
];

const examples = [
  never(
    'an-example-knows-itself-and-the-standard',
    'an example is copied as it is: it knows itself, Node, and the libraries of OpenID Connect',
    { path: '^examples/([^/]+)/' },
    { pathNot: ['^examples/$1/', 'node_modules/(openid-client|jose)/'], dependencyTypesNot: ['core'] },
  ),
  never(
    'an-example-is-known-by-demo-only',
    'nothing in the product knows an example',
    { path: '^src/', pathNot: '^src/demo/' },
    { path: '^examples/' },
  ),
  never(
    'demo-enters-an-example-by-the-door',
    'the demo takes the web bank by its index.ts',
    { path: '^src/demo/' },
    { path: '^examples/', pathNot: '^examples/web-bank/index\\.ts$' },
  ),
];

const outside = [
  never(
    'io-through-ports',
    'time, randomness and all I/O come through ports: only adapters, server and demo touch the machine',
    { path: '^src/', pathNot: ['^src/(adapters|server|demo)/', TEST] },
    {
      dependencyTypes: ['core'],
      path: '^(node:)?(fs|net|tls|dgram|http|https|http2|dns|child_process|cluster|worker_threads|os|timers|readline|repl)(/|$)',
    },
  ),
  never(
    'identification-needs-no-package',
    'the engine is pure: it needs no package from npm',
    { path: '^src/identification/', pathNot: TEST },
    { path: 'node_modules/' },
  ),
  never(
    'source-knows-no-tests-or-scripts',
    'src never knows test/, bench/ or scripts/',
    { path: '^src/', pathNot: TEST },
    { path: '^(test|bench|scripts)/' },
  ),
  never('nobody-knows-a-test', 'a test is not imported', {}, { path: TEST }),
  never(
    'no-development-package-in-source',
    'what runs in production is a production dependency',
    { path: '^src/', pathNot: TEST },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  never(
    'every-package-is-declared',
    'a package that is imported stands in package.json',
    { path: '^src/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  ),
  never(
    'no-circle',
    'modules do not need each other in a circle',
    { path: '^(src|examples)/' },
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  never('everything-resolves', 'an import that leads nowhere', { path: '^(src|examples)/' }, { couldNotResolve: true }),
];

module.exports = {
  forbidden: [...rooms, ...siblings, ...nothing, ...typesOnly, ...pages, ...doors, ...examples, ...outside],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
