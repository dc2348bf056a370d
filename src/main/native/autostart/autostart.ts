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
  /** `$APPIMAGE`: the file that was mounted to run us. */
  readonly appImage: string | undefined
  /** `--data-dir` and `--config` of this run, so that the next one is the same console. */
  readonly dataDir: string | null
  readonly configFile: string | null
}

/** Program and arguments of a start at login: hidden, on the same data. */
export function loginCommand(facts: StartFacts): readonly string[] {
  const { appImage } = facts
  return [
    appImage !== undefined && appImage !== '' ? appImage : facts.execPath,
    ...(facts.packaged ? [] : [facts.appDir]),
    '--hidden',
    ...(facts.dataDir === null ? [] : ['--data-dir', facts.dataDir]),
    ...(facts.configFile === null ? [] : ['--config', facts.configFile]),
  ]
}
