/**
 * Who may import whom. Each room of the backend names the rooms it knows; everything else is forbidden, types included.
 * Unit tests stand beside the code and may import anything, product code may import no test.
 */
require('./test/bootstrap/typescript-imports.cjs').teachDependencyCruiser();

const tests = '[.]test[.]tsx?$|(^|/)test/';

/** Folder of the backend → folders of the backend it may import from, its own always. */
const rooms = {
  domain: [],
  connectors: ['domain'],
  target: ['domain'],
  store: ['domain'],
  security: ['domain', 'store'],
  runs: ['domain', 'connectors', 'target', 'store', 'security'],
  api: ['domain', 'runs', 'security'],
  cli: ['domain', 'runs', 'security', 'api'],
  bootstrap: [],
};

const roomRules = Object.entries(rooms).map(([room, known]) => ({
  name: `${room}-knows-only-${known.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^backend/${room}/`, pathNot: tests },
  to: { path: '^(backend|frontend|plugin-descriptor)/', pathNot: `^backend/(${[room, ...known].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'every-backend-folder-has-a-rule',
      comment: 'A new folder of the backend is named in `rooms` above first.',
      severity: 'error',
      from: { path: '^backend/', pathNot: [`^backend/(${Object.keys(rooms).join('|')})/`, tests] },
      to: {},
    },
    {
      name: 'domain-is-pure',
      comment: 'No clock, network, disk or randomness: of Node only the hashing of node:crypto.',
      severity: 'error',
      from: { path: '^backend/domain/', pathNot: tests },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'domain-takes-only-zod-and-re2js',
      comment: 'Packages that only compute: validation, and regular expressions that cannot explode.',
      severity: 'error',
      from: { path: '^backend/domain/', pathNot: tests },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: 'node_modules/(zod|re2js)/',
      },
    },
    {
      name: 'frontend-knows-only-shapes-of-the-api',
      comment: 'The panel takes types from the API and the domain, in frontend/api, and nothing else of the backend.',
      severity: 'error',
      from: { path: '^frontend/', pathNot: ['^frontend/api/', tests] },
      to: { path: '^(backend|plugin-descriptor)/' },
    },
    {
      name: 'frontend-api-takes-shapes-only-from-api-and-domain',
      severity: 'error',
      from: { path: '^frontend/api/', pathNot: tests },
      to: { path: '^(backend|plugin-descriptor)/', pathNot: '^backend/(api|domain)/' },
    },
    {
      name: 'product-imports-no-test',
      severity: 'error',
      from: { path: '^(backend|frontend|plugin-descriptor)/', pathNot: tests },
      to: { path: '^test/|[.]test[.]tsx?$' },
    },
    {
      name: 'backend-runs-on-its-dependencies',
      comment: 'What only development has is not there in an installation.',
      severity: 'error',
      from: { path: '^backend/', pathNot: [tests, '^backend/bootstrap/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every-import-leads-somewhere', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|build|coverage)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
