// The app a runtime starts with when it is given a folder: what Electron's own default app does, for a
// runtime that came without it. Development only; packaged into resources/default_app.asar by set-up.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const preloads = []
let target
const argv = process.argv.slice(1)
for (let i = 0; i < argv.length; i++) {
  const arg = argv[i]
  if (arg === '-r' || arg === '--require') preloads.push(argv[++i])
  else if (arg.startsWith('--require=')) preloads.push(arg.slice('--require='.length))
  else if (!arg.startsWith('-')) {
    target = arg
    break
  } else if (arg === '--version' || arg === '-v') {
    process.stdout.write(`v${process.versions.electron}\n`)
    process.exit(0)
  }
}

const require = createRequire(join(process.cwd(), 'noop.js'))
for (const file of preloads) require(isAbsolute(file) || !file.startsWith('.') ? file : resolve(file))

if (target === undefined) {
  process.stderr.write('usage: electron [-r FILE] APP\n')
  process.exit(2)
}

const folder = resolve(target)
let entry = folder
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
try {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (manifest.version) app.setVersion(manifest.version)
  app.name = manifest.productName ?? manifest.name ?? app.name
  if (process.platform === 'linux') app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`)
  entry = join(folder, manifest.main ?? 'index.js')
  app.setAppPath(folder)
} catch (error) {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
  app.setAppPath(resolve(folder, '..'))
}

try {
  // Awaited at top level: Electron holds `ready` back until the app's own module has been evaluated.
  await import(pathToFileURL(entry).href)
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`)
  app.exit(1)
}
