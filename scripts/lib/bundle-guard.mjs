/**
 * Which outside modules the files of a bundle load: a map from an entry's file name to a list of
 * `{ module, via }`, following every chunk that the entry can reach, lazily loaded ones too.
 *
 * @param {Readonly<Record<string, { type: string, isEntry?: boolean, imports?: readonly string[], dynamicImports?: readonly string[] }>>} bundle
 * @returns {Map<string, { module: string, via: string }[]>}
 */
export function outsideModules(bundle) {
  const result = new Map()
  for (const [name, output] of Object.entries(bundle)) {
    if (output.type !== 'chunk' || !output.isEntry) continue
    const found = []
    const seen = new Set([name])
    const open = [name]
    while (open.length > 0) {
      const file = open.pop()
      const chunk = bundle[file]
      for (const target of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) {
        if (bundle[target] === undefined) found.push({ module: target, via: file })
        else if (!seen.has(target)) {
          seen.add(target)
          open.push(target)
        }
      }
    }
    result.set(name, found)
  }
  return result
}

const isElectron = (module) => module === 'electron' || module.startsWith('electron/')

/**
 * Stop the build when an entry that must run without Electron (the hub, the command) loads it, directly or
 * through a chunk that it shares with the main process. As a bundle this is invisible to the import rules.
 *
 * @param {readonly string[]} entries file names of the entries that are guarded
 */
export function withoutElectron(entries) {
  return {
    name: 'pantau:without-electron',
    /** @this {{ error(message: string): never }} @param {unknown} _options @param {Parameters<typeof outsideModules>[0]} bundle */
    generateBundle(_options, bundle) {
      const modules = outsideModules(bundle)
      for (const entry of entries) {
        const bad = modules.get(entry)?.find(({ module }) => isElectron(module))
        if (bad) this.error(`${entry} must run without Electron, but ${bad.via} imports ${bad.module}`)
      }
    },
  }
}

/**
 * Stop the build unless the preload is one file that needs nothing but Electron: a sandboxed preload can
 * load neither a second file nor a module of Node.
 */
export function preloadAlone() {
  return {
    name: 'pantau:preload-alone',
    /** @this {{ error(message: string): never }} @param {unknown} _options @param {Parameters<typeof outsideModules>[0]} bundle */
    generateBundle(_options, bundle) {
      const chunks = Object.keys(bundle).filter((name) => bundle[name]?.type === 'chunk')
      if (chunks.length !== 1) this.error(`the preload must be one file, not ${chunks.join(', ')}`)
      for (const found of outsideModules(bundle).values()) {
        const bad = found.find(({ module }) => module !== 'electron')
        if (bad) this.error(`the preload may require only electron, not ${bad.module}`)
      }
    },
  }
}
