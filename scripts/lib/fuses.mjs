import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'

/**
 * How the fuses of a packaged console stand (docs/packaging.md says why). `inspect` is for the flavour that
 * end-to-end tests attach to; `asarIntegrity` only where Electron checks it, which Linux does not.
 */
export function wantedFuses({ inspect = false, asarIntegrity = false } = {}) {
  return {
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: inspect,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: asarIntegrity,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  }
}

/** States by fuse name (`true`, `false`), or undefined for a fuse that this runtime does not have. */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable)
  const names = Object.keys(FuseV1Options).filter((key) => Number.isNaN(Number(key)))
  const state = { [FuseState.ENABLE]: true, [FuseState.DISABLE]: false }
  return Object.fromEntries(names.map((name) => [name, state[wire[FuseV1Options[name]]]]))
}

/**
 * Set the fuses of a packaged executable. On a runtime that has all the fuses we know, and none that we do
 * not, strictly: a new fuse then fails the build instead of shipping by default. An older runtime lacks
 * some; their names are returned.
 */
export async function setFuses(
  executable,
  { inspect, asarIntegrity, resetAdHocDarwinSignature = false } = {},
) {
  const present = await readFuses(executable)
  const wanted = wantedFuses({ inspect, asarIntegrity })
  const missing = Object.keys(present).filter((name) => present[name] === undefined)
  for (const name of missing) delete wanted[FuseV1Options[name]]
  await flipFuses(executable, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature,
    strictlyRequireAllFuses: missing.length === 0,
    ...wanted,
  })
  return missing
}
