import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'

async function filesBelow(path) {
  const info = await stat(path).catch(() => undefined)
  if (info === undefined) return []
  if (info.isFile()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  const nested = await Promise.all(entries.map((entry) => filesBelow(join(path, entry.name))))
  return nested.flat()
}

/**
 * One hash over names and contents of files and folders, in a fixed order. Contents, not times: a checkout
 * of the same commit has the same fingerprint.
 */
export async function fingerprint(root, paths) {
  const files = (await Promise.all(paths.map((path) => filesBelow(join(root, path))))).flat()
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    const content = await readFile(file)
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
