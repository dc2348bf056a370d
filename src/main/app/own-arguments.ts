import { resolve } from 'node:path'

/**
 * The arguments that are meant for us, out of everything the process was started with.
 *
 * @param argv `process.argv`
 * @param appDir folder of the app when the runtime was given it as an argument (development); null when packaged
 */
export function ownArguments(argv: readonly string[], appDir: string | null): readonly string[] {
  if (appDir === null) return argv.slice(1)
  const position = argv.findIndex((argument, index) => index > 0 && resolve(argument) === appDir)
  return argv.slice(position < 0 ? 1 : position + 1)
}
