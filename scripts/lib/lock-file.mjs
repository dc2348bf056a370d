const SYSTEMS = [
  'android',
  'darwin',
  'win32',
  'linux',
  'freebsd',
  'openharmony',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
]

/** Path in the lock file of what `name` means inside the package at `from`, by Node's search upwards. */
function resolveIn(packages, from, name) {
  for (let base = from; ; ) {
    const path = `${base === '' ? '' : `${base}/`}node_modules/${name}`
    if (packages[path]) return path
    if (base === '') return undefined
    const at = base.lastIndexOf('node_modules/')
    base = at <= 0 ? '' : base.slice(0, at - 1)
  }
}

/**
 * Optional packages that some package of the lock file names, and the lock file does not hold:
 * `{ name, version, dev }`. npm leaves them out when the registry does not have them (a mirror may lack
 * those of other platforms), and `npm ci` then refuses the whole file, everywhere.
 */
export function missingOptional(lock) {
  const missing = new Map()
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (resolveIn(lock.packages, path, name)) continue
      missing.set(name, { name, version, dev: entry.dev === true })
    }
  }
  return [...missing.values()]
}

/**
 * Entry of such a package: version and platform, which its name tells. Without an integrity, for nothing
 * gave one; a machine of that platform takes it from its registry. Throws for a name that tells nothing.
 */
export function platformEntry({ name, version, dev }) {
  const words = name.split('/').at(-1).split('-')
  const at = words.findIndex((word) => SYSTEMS.includes(word))
  const cpu = words[at + 1]
  if (at < 0 || cpu === undefined || !/^\d+\.\d+\.\d+/.test(version)) {
    throw new Error(`${name}@${version}: its name does not tell for which platform it is`)
  }
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev: true } : {}),
    ...(libc && words[at] === 'linux' ? { libc } : {}),
    optional: true,
    os: [words[at]],
  }
}

/** The lock file with an entry for every optional package, in npm's order. */
export function completeLock(lock) {
  const packages = { ...lock.packages }
  for (const missing of missingOptional(lock))
    packages[`node_modules/${missing.name}`] = platformEntry(missing)
  const order = Object.keys(packages).sort((a, b) => a.localeCompare(b, 'en'))
  return { ...lock, packages: Object.fromEntries(order.map((path) => [path, packages[path]])) }
}
