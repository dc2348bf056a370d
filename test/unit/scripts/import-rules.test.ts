import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

// The bug: a rule whose pattern matches nothing passes for ever. So every edge that the import table forbids
// is written once into a tree of its own, and the real configuration has to find exactly these.

const repo = resolve(import.meta.dirname, '../../..')
const folders = ['shared', 'node', 'engine', 'hub', 'main', 'preload', 'renderer', 'cli'] as const

const allowed: Readonly<Record<(typeof folders)[number], readonly string[]>> = {
  shared: ['shared', 'zod/mini'],
  node: ['shared', 'node', 'node:fs', 'better-sqlite3'],
  engine: ['shared', 'node', 'engine', 'node:fs'],
  hub: ['shared', 'node', 'hub', 'node:fs'],
  main: ['shared', 'node', 'engine', 'main', 'node:fs', 'electron'],
  preload: ['preload', 'electron'],
  renderer: ['shared', 'renderer'],
  cli: ['shared', 'node', 'engine', 'hub', 'cli', 'node:fs'],
}
const outside = ['node:fs', 'electron', 'better-sqlite3', 'zod', 'zod/mini', 'i18next']
/** Packages of which the table says nothing for most folders: these are checked for the folders it names. */
const free: Readonly<Record<string, readonly string[]>> = {
  'zod/mini': ['node', 'engine', 'hub', 'main', 'renderer', 'cli'],
  i18next: ['node', 'engine', 'hub', 'main', 'renderer', 'cli'],
}

interface Edge {
  readonly file: string
  readonly to: string
  readonly forbidden: boolean
}

const edges: Edge[] = []
for (const from of folders) {
  for (const to of [...folders, ...outside]) {
    if (free[to]?.includes(from)) continue
    const slug = to.replace(/\W/g, '-')
    // The SQLite library has one home below src/node; each other file that wants it is out of place.
    const folder = from === 'node' && to === 'better-sqlite3' ? 'src/node/sqlite' : `src/${from}`
    edges.push({ file: `${folder}/to-${slug}.ts`, to, forbidden: !allowed[from].includes(to) })
  }
}

let root = ''
let found: ReadonlySet<string> = new Set()

async function put(path: string, text: string): Promise<void> {
  const file = join(root, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

function specifier(edge: Edge): string {
  if (!(folders as readonly string[]).includes(edge.to)) return edge.to
  const up = '../'.repeat(edge.file.split('/').length - 2)
  return `${up}${edge.to}/leaf.ts`
}

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[]
  }
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pantau-imports-'))
  await put('tsconfig.json', '{"compilerOptions":{"module":"ESNext","moduleResolution":"Bundler"}}')
  await put('package.json', '{"name":"fixture","type":"module","dependencies":{"better-sqlite3":"1"}}')
  for (const name of ['electron', 'better-sqlite3', 'i18next']) {
    await put(`node_modules/${name}/package.json`, `{"name":"${name}","main":"index.js"}`)
    await put(`node_modules/${name}/index.js`, 'exports.x = 1')
  }
  await put('node_modules/zod/package.json', '{"name":"zod","main":"index.js"}')
  await put('node_modules/zod/index.js', 'exports.x = 1')
  await put('node_modules/zod/mini/index.js', 'exports.x = 1')
  for (const folder of folders) await put(`src/${folder}/leaf.ts`, 'export const x = 1\n')
  for (const edge of edges) {
    await put(edge.file, `import * as it from '${specifier(edge)}'\nexport const y = it\n`)
  }
  // Edges that the table cannot say by folder.
  await put('src/preload/types.ts', "import type { x } from '../shared/leaf.ts'\nexport type T = typeof x\n")
  await put('src/engine/cycle-a.ts', "import { b } from './cycle-b.ts'\nexport const a = () => b\n")
  await put('src/engine/cycle-b.ts', "import { a } from './cycle-a.ts'\nexport const b = () => a\n")
  await put('src/utils/new.ts', 'export const n = 1\n')
  await put('src/main/to-new-folder.ts', "import { n } from '../utils/new.ts'\nexport const m = n\n")
  await put('src/main/to-nowhere.ts', "import { n } from './gone.ts'\nexport const m = n\n")
  await put('test/helper.ts', 'export const h = 1\n')
  await put('src/hub/to-test.ts', "import { h } from '../../test/helper.ts'\nexport const m = h\n")
  await put('src/engine/only-a-type.ts', "import type { App } from 'electron'\nexport type A = App\n")

  const depcruise = join(repo, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const config = join(repo, 'scripts/import-rules.mjs')
  const args = [depcruise, 'src', '--config', config, '--output-type', 'json']
  // It ends with the number of violations as its exit code; the report is what counts.
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { readonly stdout: string; readonly stderr: string }) => {
    if (error.stdout === '') throw new Error(error.stderr)
    return error
  })
  const report: Report = JSON.parse(stdout)
  found = new Set(report.summary.violations.map(({ from }) => from))
}, 60_000)

afterAll(() => rm(root, { recursive: true, force: true }))

test.each(edges.filter((edge) => edge.forbidden))('$file is refused', ({ file }) => {
  expect(found).toContain(file)
})

test.each(edges.filter((edge) => !edge.forbidden))('$file is allowed', ({ file }) => {
  expect(found).not.toContain(file)
})

test('a type of shared may enter the preload, for it leaves no code there', () => {
  expect(found).not.toContain('src/preload/types.ts')
})

test.each([
  'src/engine/cycle-a.ts',
  'src/main/to-new-folder.ts',
  'src/main/to-nowhere.ts',
  'src/hub/to-test.ts',
  'src/engine/only-a-type.ts',
])('%s is refused', (file) => {
  expect(found).toContain(file)
})
