#!/usr/bin/env node
// Stands in for fpm where it cannot be had: takes the arguments that electron-builder gives fpm for a .deb
// and builds the package with dpkg-deb, which every Debian has.
import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Options with a value, and the name of the field that holds it. A list field collects all its values. */
const OPTIONS = {
  '-s': 'source',
  '-t': 'type',
  '-d': 'depends',
  '--deb-recommends': 'recommends',
  '--deb-compression': 'compression',
  '--deb-priority': 'priority',
  '--architecture': 'architecture',
  '--after-install': 'afterInstall',
  '--after-remove': 'afterRemove',
  '--description': 'description',
  '--version': 'version',
  '--package': 'package',
  '--name': 'name',
  '--maintainer': 'maintainer',
  '--vendor': 'vendor',
  '--url': 'url',
  '--license': 'license',
  '--category': 'category',
  '--iteration': 'iteration',
}
const LISTS = ['depends', 'recommends']

/** What fpm was asked for. Throws at an option that is not known here, instead of losing it silently. */
export function parseFpm(argv) {
  const asked = { depends: [], recommends: [], files: [] }
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i]
    if (arg === '--force') continue
    if (!arg.startsWith('-')) {
      const at = arg.lastIndexOf('=')
      if (at < 0) throw new Error(`not SOURCE=TARGET: ${arg}`)
      asked.files.push({ from: arg.slice(0, at), to: arg.slice(at + 1) })
      continue
    }
    const at = arg.indexOf('=')
    const inline = arg.startsWith('--') && at > 0
    const field = OPTIONS[inline ? arg.slice(0, at) : arg]
    if (!field) throw new Error(`unknown option ${arg}`)
    const value = inline ? arg.slice(at + 1) : argv[++i]
    if (LISTS.includes(field)) asked[field].push(value)
    else asked[field] = value
  }
  if (asked.type !== 'deb') throw new Error(`this builds only deb packages, not ${asked.type}`)
  return asked
}

/** A Debian description: one line, then the rest indented, an empty line as a dot. */
export function debDescription(text) {
  const [first, ...rest] = text.trim().split('\n')
  const body = rest.map((line) => line.trim()).map((line) => ` ${line === '' ? '.' : line}`)
  return [first.trim(), ...body].join('\n')
}

/** Text of the package's control file. */
export function controlFile(asked, installedKiB) {
  const version = asked.iteration ? `${asked.version}-${asked.iteration}` : asked.version
  const fields = [
    ['Package', asked.name],
    ['Version', version],
    ['License', asked.license],
    ['Vendor', asked.vendor],
    ['Architecture', asked.architecture],
    ['Maintainer', asked.maintainer],
    ['Installed-Size', String(installedKiB)],
    ['Depends', asked.depends.join(', ')],
    ['Recommends', asked.recommends.join(', ')],
    ['Section', asked.category ?? 'default'],
    ['Priority', asked.priority ?? 'optional'],
    ['Homepage', asked.url],
    ['Description', debDescription(asked.description)],
  ]
  return `${fields
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n`
}

async function build(asked) {
  const root = await mkdtemp(join(tmpdir(), 'pantau-deb-'))
  try {
    for (const { from, to } of asked.files) {
      const target = join(root, to)
      const isFolder = (await stat(from)).isDirectory()
      await mkdir(isFolder ? target : dirname(target), { recursive: true })
      await cp(from, target, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
    }
    // What a build machine's umask took away, the users of the package need.
    execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', root])
    const size = execFileSync('du', ['-sk', root], { encoding: 'utf8' })
    const control = join(root, 'DEBIAN')
    await mkdir(control)
    await writeFile(join(control, 'control'), controlFile(asked, Number.parseInt(size, 10)))
    for (const [file, name] of [
      [asked.afterInstall, 'postinst'],
      [asked.afterRemove, 'postrm'],
    ]) {
      if (!file) continue
      await writeFile(join(control, name), await readFile(file))
      await chmod(join(control, name), 0o755)
    }
    const gzip = asked.compression === 'gz'
    const squeeze = gzip ? ['-Zgzip', '-z6'] : ['-Zxz']
    await mkdir(dirname(asked.package), { recursive: true })
    execFileSync('dpkg-deb', ['--root-owner-group', ...squeeze, '--build', root, asked.package], {
      stdio: 'inherit',
    })
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

if (process.argv[1]?.endsWith('fpm-deb.mjs')) {
  try {
    await build(parseFpm(process.argv.slice(2)))
  } catch (error) {
    process.stderr.write(`fpm-deb: ${error.message}\n`)
    process.exitCode = 1
  }
}
