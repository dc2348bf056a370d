import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setFuses } from './fuses.mjs'

const executableOf = {
  darwin: (context) => `${context.packager.appInfo.productFilename}.app`,
  win32: (context) => `${context.packager.appInfo.productFilename}.exe`,
  linux: (context) => context.packager.executableName,
}

/** Step of electron-builder between packing and signing: the fuses must stand before the signature. */
export async function afterPack(context) {
  const platform = context.electronPlatformName
  const executable = join(context.appOutDir, executableOf[platform](context))
  // A runtime folder brings the app that Electron starts without one; a product has no use for it.
  await rm(join(context.packager.getResourcesDir(context.appOutDir), 'default_app.asar'), { force: true })
  const missing = await setFuses(executable, {
    inspect: process.env.PANTAU_PACKAGE_FLAVOUR === 'test',
    asarIntegrity: platform !== 'linux',
    resetAdHocDarwinSignature: platform === 'darwin',
  })
  if (missing.length > 0) {
    process.stderr.write(
      `[package] this runtime is older than the declared one and lacks the fuses ${missing.join(', ')}\n`,
    )
  }
}
