// The one configuration of all installers. scripts/package.mjs starts electron-builder with it and tells it
// by environment which runtime to pack.
import { existsSync } from 'node:fs'
import { afterPack } from './lib/after-pack.mjs'

const env = process.env
const testFlavour = env.PANTAU_PACKAGE_FLAVOUR === 'test'
/** Set for a runtime that is not the declared one: such a package is for development, and its name says so. */
const development = env.PANTAU_PACKAGE_DEVELOPMENT
const binding = env.PANTAU_PACKAGE_BINDING

if (binding && !existsSync(binding)) throw new Error(`PANTAU_PACKAGE_BINDING: no file ${binding}`)

const suffix = [testFlavour ? '-test' : '', development ? `-${development}` : ''].join('')
const productName = testFlavour ? 'PantauTest' : 'Pantau'

export default {
  appId: testFlavour ? 'id.pantau.console.test' : 'id.pantau.console',
  productName,
  copyright: 'The Pantau makers, MIT licence',
  directories: { output: 'dist', buildResources: 'resources' },
  ...(env.PANTAU_PACKAGE_ELECTRON
    ? { electronDist: env.PANTAU_PACKAGE_ELECTRON, electronVersion: env.PANTAU_PACKAGE_ELECTRON_VERSION }
    : {}),
  files: [
    'package.json',
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    // The command is for plain Node; here there is none, and the fuse keeps Electron from being one.
    '!out/main/cli.js',
    '!node_modules/node-addon-api',
    '!node_modules/better-sqlite3/{build,deps,src,binding.gyp,README.md}',
    '!node_modules/better-sqlite3/prebuilds/*',
    // The runtime of a development package needs its own binding (below), and would crash on this one.
    ...(binding ? [] : [`node_modules/better-sqlite3/prebuilds/\${platform}-\${arch}.node`]),
  ],
  extraResources: [
    { from: 'resources/tray', to: 'tray' },
    ...(binding ? [{ from: binding, to: 'native/better_sqlite3.node' }] : []),
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  // The prebuilt binding needs no rebuild, and a rebuild would not find its flat file name.
  npmRebuild: false,
  nodeGypRebuild: false,
  buildDependenciesFromSource: false,
  afterPack,
  publish: null,
  protocols: [{ name: 'Pantau', schemes: ['pantau'] }],
  extraMetadata: { homepage: 'https://pantau.example/' },
  linux: {
    executableName: testFlavour ? 'pantau-test' : 'pantau',
    icon: 'resources/icons',
    category: 'Office',
    synopsis: 'Desktop console for people who run a business on live events',
    description: development
      ? `Development build (${development}): for tests, never for release.`
      : 'Watches event streams, keeps what it received, and says how fresh it is.',
    maintainer: 'The Pantau makers <makers@pantau.example>',
    desktop: { entry: { Keywords: 'events;stock;sales;monitor;', StartupNotify: 'true' } },
    artifactName: `pantau${suffix}_\${version}_\${arch}.\${ext}`,
    target: ['deb', 'AppImage', 'rpm'],
  },
  deb: {
    packageName: testFlavour ? 'pantau-test' : 'pantau',
    packageCategory: 'misc',
    compression: development ? 'gz' : 'xz',
    depends: [
      'libgtk-3-0 | libgtk-3-0t64',
      'libnotify4',
      'libsecret-1-0',
      'libnss3',
      'libgbm1',
      'libdrm2',
      'libxss1',
      'libxtst6',
      'libatspi2.0-0 | libatspi2.0-0t64',
      'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
      'libasound2 | libasound2t64',
      'libuuid1',
      'xdg-utils',
    ],
    recommends: [],
  },
  rpm: { packageCategory: 'Applications/Productivity' },
  win: {
    icon: 'resources/icons/icon.ico',
    artifactName: `pantau${suffix}-\${version}-\${arch}-setup.\${ext}`,
    target: ['nsis', 'msi'],
  },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: false },
  msi: { perMachine: true, oneClick: false, artifactName: `pantau${suffix}-\${version}-\${arch}.\${ext}` },
  mac: {
    icon: 'resources/icons/1024x1024.png',
    category: 'public.app-category.business',
    hardenedRuntime: true,
    artifactName: `pantau${suffix}-\${version}-\${arch}.\${ext}`,
    target: ['dmg'],
  },
}
