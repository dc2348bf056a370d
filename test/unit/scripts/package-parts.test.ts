import { expect, test } from 'vitest'
import { controlFile, debDescription, parseFpm } from '../../../scripts/lib/fpm-deb.mjs'
import { packageEnvironment, parsePackageArguments } from '../../../scripts/package.mjs'

const registry = { kind: 'registry', dir: '/cache/e33', executable: '/cache/e33/electron', version: '33.2.1' }
const declared = { kind: 'declared', dir: '/dist', executable: '/dist/electron', version: '45.4.1' }
const common = { declared: '45.4.1', release: false, flavour: undefined, binding: undefined }

// The bug: a runtime that is meant for tests, and a year old, reaches customers under the release's name.
test('another runtime makes a development build by name, and no release', () => {
  const env = packageEnvironment({ ...common, runtime: registry })
  expect(env).toMatchObject({ PANTAU_PACKAGE_DEVELOPMENT: 'dev-electron33' })
  expect(() => packageEnvironment({ ...common, runtime: registry, release: true })).toThrow(
    'built from Electron 45.4.1',
  )
})

test('the declared runtime makes a release', () => {
  const env = packageEnvironment({ ...common, runtime: declared, release: true })
  expect(env).toMatchObject({ PANTAU_PACKAGE_ELECTRON: '/dist' })
  expect(env).not.toHaveProperty('PANTAU_PACKAGE_DEVELOPMENT')
})

test('an argument that is not known is named', () => {
  expect(parsePackageArguments(['--targets', 'deb,rpm', '--release'])).toMatchObject({
    release: true,
    targets: ['deb', 'rpm'],
  })
  expect(() => parsePackageArguments(['--realease'])).toThrow('--realease')
})

const fpm = ['-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'a | b', '--deb-compression', 'gz']
fpm.push(
  '--architecture',
  'amd64',
  '--description',
  'Title\n More words.',
  '--version',
  '1.2.3',
  '--name',
  'pantau',
)
fpm.push(
  '--maintainer',
  'M <m@x.example>',
  '--package',
  '/dist/p.deb',
  '/app/=/opt/Pantau',
  '/i.png=/usr/share/p.png',
)

test('what electron-builder asks of fpm becomes a control file', () => {
  const asked = parseFpm(fpm)
  expect(asked.files).toEqual([
    { from: '/app/', to: '/opt/Pantau' },
    { from: '/i.png', to: '/usr/share/p.png' },
  ])
  const control = controlFile(asked, 1234)
  expect(control).toContain('Package: pantau\nVersion: 1.2.3\n')
  expect(control).toContain('Depends: libnss3, a | b\n')
  expect(control).toContain('Installed-Size: 1234\n')
  expect(control).toContain('Description: Title\n More words.\n')
  expect(control).not.toContain('undefined')
})

// The bug: a later electron-builder passes one option more, and the package silently lacks what it says.
test('an option that is not known stops the build', () => {
  expect(() => parseFpm([...fpm, '--deb-systemd', 'x.service'])).toThrow('--deb-systemd')
  expect(() => parseFpm(['-s', 'dir', '-t', 'rpm'])).toThrow('only deb')
})

test('an empty line of a description becomes the dot that Debian wants', () => {
  expect(debDescription('One\n\ntwo')).toBe('One\n .\n two')
})
