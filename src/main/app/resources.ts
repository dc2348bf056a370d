import { join } from 'node:path'

/**
 * Folder of one kind of resources: beside the archive of a packaged app, else in the checkout.
 *
 * @param appDir folder that holds `out/`
 */
export function resourceFolder(packaged: boolean, appDir: string, name: string): string {
  return packaged ? join(process.resourcesPath, name) : join(appDir, 'resources', name)
}
