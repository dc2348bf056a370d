/** Progress for people. Always stderr: stdout belongs to what the command is asked to print. */
export function say(line) {
  process.stderr.write(`[setup] ${line}\n`)
}

/** A fault of the machine that a person can mend; printed as one line, without a stack. */
export class SetupError extends Error {
  constructor(problem, remedy) {
    super(remedy ? `${problem} To mend it: ${remedy}` : problem)
    this.name = 'SetupError'
  }
}
