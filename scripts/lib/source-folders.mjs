import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The closed set of folders below src/ (docs/architecture.md). */
export const SOURCE_FOLDERS = Object.freeze([
  'cli',
  'engine',
  'hub',
  'main',
  'node',
  'preload',
  'renderer',
  'shared',
])

/** Names directly below src/ that do not belong there: a new top-level folder, or a file. */
export async function strayInSource(root) {
  const entries = await readdir(join(root, 'src'), { withFileTypes: true })
  return entries
    .filter((entry) => !(entry.isDirectory() && SOURCE_FOLDERS.includes(entry.name)))
    .map((entry) => entry.name)
}
