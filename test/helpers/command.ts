import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { join } from 'node:path'

/** A running `pantau` command. */
export interface Command {
  readonly child: ChildProcessWithoutNullStreams
  /** Whole lines that it wrote to stdout so far. */
  lines(): readonly string[]
  stdout(): string
  stderr(): string
  /** Exit code, or the signal's name. */
  readonly exited: Promise<number | string>
}

/** Starts `pantau` from its sources under the Node that runs the tests. */
export function runPantau(...argv: readonly string[]): Command {
  const entry = join(import.meta.dirname, '../../src/cli/main.ts')
  const child = spawn(process.execPath, [entry, ...argv], { stdio: 'pipe' })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    err += String(chunk)
  })
  child.stdout.setEncoding('utf8')
  return {
    child,
    lines: () => out.split('\n').slice(0, -1),
    stdout: () => out,
    stderr: () => err,
    exited: new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? ''))),
  }
}
