/** A program that the desktop starts at login (Desktop Application Autostart Specification). */
export interface AutostartProgram {
  readonly name: string
  /** Program and arguments. */
  readonly command: readonly string[]
}

/** Text of the file in `autostart/`. */
export function autostartEntry({ name, command }: AutostartProgram): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    execLine(command),
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** Whether an entry starts this very command. */
export function startsCommand(entry: string, command: readonly string[]): boolean {
  return entry.split('\n').includes(execLine(command))
}

/** Whether somebody switched the entry off in the desktop's own settings. */
export function isSwitchedOff(entry: string): boolean {
  return /^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(entry)
}

function execLine(command: readonly string[]): string {
  // Values escape backslashes once more than the rules of quoting do (Desktop Entry Specification).
  return `Exec=${command.map(quoteArgument).join(' ').replaceAll('\\', '\\\\')}`
}

/** One argument as `Exec` wants it: quoted where it holds a reserved character, percent signs doubled. */
export function quoteArgument(argument: string): string {
  const text = argument.replaceAll('%', '%%')
  if (text !== '' && !/[\s"'\\><~|&;$*?#()`]/.test(text)) return text
  return `"${text.replaceAll(/["`$\\]/g, '\\$&')}"`
}
