import { writeSync } from 'node:fs'

/** Writes one line to stdout (1) or stderr (2) at once, so that it is out before the program ends. Never throws. */
export function writeLine(descriptor: 1 | 2, line: string): void {
  try {
    writeSync(descriptor, `${line}\n`)
  } catch {
    // Nobody listens: a closed pipe, or a desktop start without a terminal.
  }
}
