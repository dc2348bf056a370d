import { expect, test } from 'vitest'
import { outsideModules, preloadAlone, withoutElectron } from '../../../scripts/lib/bundle-guard.mjs'

type Bundle = Parameters<typeof outsideModules>[0]

const chunk = (isEntry: boolean, imports: readonly string[], dynamicImports: readonly string[] = []) => ({
  type: 'chunk',
  isEntry,
  imports,
  dynamicImports,
})

const clean: Bundle = {
  'index.js': chunk(true, ['electron', 'chunks/log.js']),
  'hub.js': chunk(true, ['node:http', 'chunks/log.js'], ['chunks/demo.js']),
  'chunks/log.js': chunk(false, ['node:fs', 'chunks/demo.js']),
  'chunks/demo.js': chunk(false, ['chunks/log.js']),
}

/** What the plugin says about a bundle; null when it lets it pass. */
function verdict(
  plugin: ReturnType<typeof withoutElectron> | ReturnType<typeof preloadAlone>,
  bundle: Bundle,
): string | null {
  const context = {
    error(message: string): never {
      throw new Error(message)
    },
  }
  try {
    plugin.generateBundle.call(context, {}, bundle)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test('chunks in a circle are followed once', () => {
  expect(
    outsideModules(clean)
      .get('hub.js')
      ?.map(({ module }) => module)
      .sort(),
  ).toEqual(['node:fs', 'node:http'])
})

test('a hub without Electron is built', () => {
  expect(verdict(withoutElectron(['hub.js']), clean)).toBeNull()
})

// The bug: code moves into a chunk that hub and main share, and the hub no longer starts under plain Node.
test('Electron in a chunk of the hub stops the build, and the chunk is named', () => {
  const direct = { ...clean, 'chunks/log.js': chunk(false, ['electron']) }
  expect(verdict(withoutElectron(['hub.js']), direct)).toContain('chunks/log.js imports electron')
  const lazy = { ...clean, 'chunks/demo.js': chunk(false, [], ['electron/main']) }
  expect(verdict(withoutElectron(['hub.js']), lazy)).toContain('chunks/demo.js')
})

test('a preload of one file that needs only Electron is built', () => {
  expect(verdict(preloadAlone(), { 'index.cjs': chunk(true, ['electron']) })).toBeNull()
})

test.each([
  ['a module of Node', { 'index.cjs': chunk(true, ['electron', 'node:fs']) }, 'not node:fs'],
  ['a second file', { 'index.cjs': chunk(true, ['b.cjs']), 'b.cjs': chunk(false, []) }, 'must be one file'],
])('a preload with %s stops the build', (_name, bundle, message) => {
  expect(verdict(preloadAlone(), bundle)).toContain(message)
})
