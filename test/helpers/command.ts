import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { join } from 'node:path'

/** A running `pantau` command. */
export interface Command {
  readonly child: ChildProcessWithoutNullStreams
  /** Whole lines that it wrote to stdout so far. */
  lines(): readonly string[]
  stdout(): string
  /** Whether stdout ends so; cheap, at most 4,096 characters. */
  endsWith(text: string): boolean
  stderr(): string
  /** Exit code, or the signal's name. */
  readonly exited: Promise<number | string>
}

/** Starts `pantau` from its sources under the Node that runs the tests. */
export function runPantau(...argv: readonly string[]): Command {
  const entry = join(import.meta.dirname, '../../src/cli/main.ts')
  const child = spawn(process.execPath, [entry, ...argv], { stdio: 'pipe' })
  const out: string[] = []
  /** The last characters only: joining a large output again and again takes longer than writing it. */
  let end = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out.push(String(chunk))
    end = `${end}${chunk}`.slice(-4_096)
  })
  child.stderr.on('data', (chunk) => {
    err += String(chunk)
  })
  child.stdout.setEncoding('utf8')
  return {
    child,
    lines: () => out.join('').split('\n').slice(0, -1),
    stdout: () => out.join(''),
    endsWith: (text) => end.endsWith(text),
    stderr: () => err,
    exited: new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? ''))),
  }
}
