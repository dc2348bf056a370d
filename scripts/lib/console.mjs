import { foreground } from './foreground.mjs'
import { launchInfo } from './launch.mjs'
import { repoRoot } from './paths.mjs'

/** Open the console of this checkout with these arguments; returns its exit code when it has ended. */
export function runConsole(args, { env = process.env } = {}) {
  const launch = launchInfo()
  const environment = { ...env, ...launch.env }
  // Set by some editors' terminals; it would turn the runtime into a plain Node.
  delete environment.ELECTRON_RUN_AS_NODE
  return foreground(launch.electron, [...launch.args, repoRoot, ...args], { env: environment })
}
