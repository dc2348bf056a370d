// The import table of docs/architecture.md as rules. test/unit/scripts/import-rules.test.ts breaks each one.

const electron = '^(node_modules/electron/|electron$)'

/** What each folder of src may import from src, and whether it may use Node and Electron. */
const table = {
  shared: { may: ['shared'], node: false, electron: false },
  node: { may: ['shared', 'node'], node: true, electron: false },
  engine: { may: ['shared', 'node', 'engine'], node: true, electron: false },
  hub: { may: ['shared', 'node', 'hub'], node: true, electron: false },
  // main knows the hub by the path of its built entry only, which is no import.
  main: { may: ['shared', 'node', 'engine', 'main'], node: true, electron: true },
  preload: { may: ['shared', 'preload'], node: false, electron: true },
  renderer: { may: ['shared', 'renderer'], node: false, electron: false },
  cli: { may: ['shared', 'node', 'engine', 'hub', 'cli'], node: true, electron: false },
}

const folders = Object.keys(table)

const perFolder = folders.flatMap((folder) => {
  const from = { path: `^src/${folder}/` }
  const row = table[folder]
  const rules = [
    {
      name: `${folder}-imports-only-its-row`,
      comment: `src/${folder} may import from src only: ${row.may.join(', ')}`,
      severity: 'error',
      from,
      to: { path: '^src/', pathNot: `^src/(${row.may.join('|')})/` },
    },
  ]
  if (!row.node) {
    rules.push({
      name: `${folder}-uses-no-node`,
      comment: `src/${folder} must run where Node is not`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'] },
    })
  }
  if (!row.electron) {
    rules.push({
      name: `${folder}-knows-no-electron`,
      comment: `src/${folder} must run without Electron`,
      severity: 'error',
      from,
      to: { path: electron },
    })
  }
  return rules
})

export default {
  forbidden: [
    ...perFolder,
    {
      name: 'shared-needs-only-zod',
      comment: 'src/shared is pure: of all packages it may use zod alone',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: '^src/shared/i18n/' },
      to: { path: '^node_modules/', pathNot: '^node_modules/zod/' },
    },
    {
      name: 'words-need-only-i18next',
      comment:
        'one catalogue serves screen, tray and notifications (design decision 8), so its engine is shared too',
      severity: 'error',
      from: { path: '^src/shared/i18n/' },
      to: { path: '^node_modules/', pathNot: '^node_modules/(zod|i18next)/' },
    },
    {
      name: 'preload-takes-only-types-of-shared',
      comment: 'the sandboxed preload is one small file: nothing of shared may be bundled into it',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { path: '^src/shared/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'preload-needs-only-electron',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { path: '^node_modules/', pathNot: electron },
    },
    {
      name: 'zod-is-zod-mini',
      comment: 'one dialect everywhere, and the small one: import * as z from "zod/mini"',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^node_modules/zod/', pathNot: '^node_modules/zod/mini/' },
    },
    {
      name: 'sqlite-behind-the-kit',
      comment: 'only src/node/sqlite knows the SQLite library; others get its ReadDb and WriteDb',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/node/sqlite/' },
      to: { path: '^(node_modules/|node:)?(better-sqlite3|@types/better-sqlite3|sqlite)(/|$)' },
    },
    {
      name: 'src-is-a-closed-set',
      comment: `the folders of src are ${folders.join(', ')}; route new code into one of them`,
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: `^src/(${folders.join('|')})/` },
    },
    {
      name: 'src-needs-no-tests-or-scripts',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '\\?(worker|url|raw)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: a contract that depends on its users by a type is still upside down.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
    },
  },
}
