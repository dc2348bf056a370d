import { resolve } from 'node:path'

/** Starting at login, on one system. */
export interface Autostart {
  /**
   * Makes the system's setting follow ours.
   *
   * @param cause `start`: a check at the program's start, which overrides nobody; `change`: a person decided now
   * @throws what the system says when it cannot be done
   */
  follow(on: boolean, cause: 'start' | 'change'): void
}

/** How the program is to be started, beside its own arguments. */
export interface StartFacts {
  readonly packaged: boolean
  readonly execPath: string
  /** Folder of the app, which a runtime that is not packaged must be given. */
  readonly appDir: string
  /**
   * `$APPIMAGE`: the file that was mounted at `$APPDIR` to run us. A program that was started out of another one's
   * AppImage, say its terminal, has that one's.
   */
  readonly appImage: string | undefined
  readonly appImageMount: string | undefined
  /** Data folder and `--config` of this run where they are not the usual ones, so that the next one is the same console. */
  readonly dataDir: string | null
  readonly configFile: string | null
}

/** Program and arguments of a start at login: hidden, on the same data. */
export function loginCommand(facts: StartFacts): readonly string[] {
  const { appImage = '', appImageMount = '' } = facts
  const isAppImage = appImage !== '' && appImageMount !== '' && facts.execPath.startsWith(`${appImageMount}/`)
  return [
    isAppImage ? appImage : facts.execPath,
    ...(facts.packaged ? [] : [facts.appDir]),
    '--hidden',
    ...(facts.dataDir === null ? [] : ['--data-dir', facts.dataDir]),
    // Who starts us at login does it in a folder of its own.
    ...(facts.configFile === null ? [] : ['--config', resolve(facts.configFile)]),
  ]
}
