import type { ICruiseOptions, IForbiddenRuleType, IResolveOptions } from 'dependency-cruiser'

// Who may import whom: ARCHITECTURE.md in machine form. Rules are patterns, never module names, so that the newest module is covered too.
// Each rule has a planted violation under tools/check/fixtures/architecture; `npm run check -- architecture` fails when one stops biting.
/** A rule with its name and its why: both are shown when it is broken. */
type Rule = IForbiddenRuleType & { name: string; comment: string }

const tests = '(\\.test\\.tsx?$|/test/|/testing/)'
const web = '^src/(app|platform|engines/[^/]+|modules/[^/]+)/web/'
const contract = '^src/modules/[^/]+/contract(\\.ts$|/)'
// What every page may take: the kit, drawings, theme, and the files that lie directly in src/app/web.
const commons = '^src/app/web/((kit|art|theme)/|[^/]+$)'
const modulePages = '^src/modules/[^/]+/web/'

const layers: Rule[] = [
  {
    name: 'shared-is-the-bottom',
    comment: 'src/shared imports nothing of ours: move what needs more to src/platform.',
    severity: 'error',
    from: { path: '^src/shared/', pathNot: tests },
    to: { path: '^(src/(?!shared/)|demo/|e2e/|bench/|tools/)' },
  },
  {
    name: 'shared-is-pure',
    comment: 'src/shared runs in the browser too: nothing of node but types.',
    severity: 'error',
    from: { path: '^src/shared/', pathNot: tests },
    to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'platform-knows-no-mechanism',
    comment: 'Imports point down only: src/platform may import src/shared, nothing above.',
    severity: 'error',
    from: { path: '^src/platform/', pathNot: tests },
    to: { path: '^src/(engines|modules|app)/' },
  },
  {
    name: 'engines-know-no-policy',
    comment: 'Imports point down only: src/engines may import src/platform and src/shared, nothing above.',
    severity: 'error',
    from: { path: '^src/engines/', pathNot: tests },
    to: { path: '^src/(modules|app)/' },
  },
  {
    name: 'engines-stand-alone',
    comment: 'An engine imports no other engine: let the module that needs both bring them together.',
    severity: 'error',
    from: { path: '^src/engines/([^/]+)/', pathNot: tests },
    to: { path: '^src/engines/', pathNot: '^src/engines/$1/' },
  },
  {
    name: 'modules-know-no-app',
    comment: 'Imports point down only: a module is found by the app, never the other way.',
    severity: 'error',
    from: { path: '^src/modules/', pathNot: [tests, modulePages] },
    to: { path: '^src/app/' },
  },
  {
    name: 'pages-know-no-face',
    comment: 'A page takes from src/app/web the kit and what lies directly there, never from a face or the server.',
    severity: 'error',
    from: { path: modulePages, pathNot: tests },
    to: { path: '^src/app/', pathNot: commons },
  },
  {
    name: 'kit-knows-no-mechanism',
    comment: 'The kit is shared by all pages: it imports the kit and src/shared only.',
    severity: 'error',
    from: { path: commons, pathNot: tests },
    to: { path: '^src/', pathNot: ['^src/shared/', commons, '^src/app/web/i18n/'] },
  },
  {
    name: 'src-knows-no-tools',
    comment: 'Only src/app starts the demo and the build; nothing below knows demo, tools, e2e or bench.',
    severity: 'error',
    from: { path: '^src/(platform|engines|modules)/' },
    to: { path: '^(demo|e2e|bench|tools)/' },
  },
]

const doors: Rule[] = [
  {
    name: 'peers-by-the-door',
    comment: 'A peer module is reached through its api.ts or contract.ts only (tests: its test/ folder too).',
    severity: 'error',
    from: { path: '^src/modules/([^/]+)/', pathNot: tests },
    to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(api|contract)\\.ts$'] },
  },
  {
    name: 'peers-in-tests',
    comment: 'A test reaches a peer module through its api.ts, contract.ts or test/ folder only.',
    severity: 'error',
    from: { path: `^src/modules/([^/]+)/.*${tests}` },
    to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/((api|contract)\\.ts$|test/)'] },
  },
  {
    name: 'contracts-are-for-everyone',
    comment: 'A contract imports zod, src/shared and contracts only: pages import it too.',
    severity: 'error',
    from: { path: contract },
    to: { pathNot: [contract, '^src/shared/', 'node_modules/zod/'] },
  },
  {
    name: 'pages-take-types-only',
    comment: 'Browser code takes server code by `import type` only (contracts, src/shared and catalogues by value).',
    severity: 'error',
    from: { path: web, pathNot: tests },
    to: { path: '^src/', pathNot: [web, contract, '^src/shared/', '\\.json$'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'pages-know-no-server-library',
    comment: 'Browser code never imports the database, the HTTP server or another server library.',
    severity: 'error',
    from: { path: web, pathNot: tests },
    to: {
      path: [
        'node_modules/(pg|kysely|fastify|fastify-type-provider-zod|better-auth|pino|prom-client|exceljs|sharp|file-type)/',
        'node_modules/@(fastify|electric-sql|node-rs)/',
      ],
    },
  },
  {
    name: 'pages-know-no-node',
    comment: 'Browser code cannot run what node provides.',
    severity: 'error',
    from: { path: web, pathNot: tests },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'server-knows-no-page',
    comment: 'Server code never imports pages: they are built apart and served as files (the page template is text).',
    severity: 'error',
    from: { path: '^src/', pathNot: [web, tests] },
    to: { path: web, pathNot: ['^src/app/web/[^/]+\\.ts$', '\\.json$'], dependencyTypesNot: ['type-only'] },
  },
]

const hygiene: Rule[] = [
  {
    name: 'no-cycles',
    comment:
      'Files that need each other to load are one file or three: move what both need to a third (types may go round).',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'code-knows-no-test',
    comment: 'What runs for people imports no test and no factory.',
    severity: 'error',
    from: { path: '^(src|demo)/', pathNot: tests },
    to: { path: ['^src/.*\\.test\\.tsx?$', '^src/.*/(test|testing)/', '^e2e/'] },
  },
  {
    name: 'no-development-packages',
    comment: 'What runs for people imports packages of "dependencies" only.',
    severity: 'error',
    from: { path: '^(src|demo)/', pathNot: tests },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only', 'npm'] },
  },
  {
    name: 'imports-exist',
    comment: 'The import leads nowhere: write the path with its extension, or add the package.',
    severity: 'error',
    from: {},
    // What stands under `virtual:` is made while the pages are built (tools/web/page-words.ts).
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
]

export const rules: Rule[] = [...layers, ...doors, ...hygiene]

/** How files are read and imports followed. */
export const options: ICruiseOptions = {
  // TypeScript 7 has no compiler API: with the default parser no file would be read, and all would be well.
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^tools/check/fixtures/' },
}

export const resolving: Partial<IResolveOptions> = {
  extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.svg'],
  conditionNames: ['import', 'node', 'types', 'default'],
  exportsFields: ['exports'],
}
