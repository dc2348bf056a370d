import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** npm starts scripts through a shell, which dies of a signal without passing it on. */
const startedByNpm = process.env.npm_lifecycle_event !== undefined

/**
 * Run a program in place of this one: its standard streams are ours, signals reach it, and its exit code
 * (128 + number for a signal) is returned.
 */
export function foreground(command, args, { cwd, env = process.env } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd, env })
    // A terminal sends its interrupt to the whole group: only what came to us alone is passed on.
    const pass = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    for (const signal of SIGNALS) process.on(signal, pass)
    // When that shell is gone, the one who wanted us to end has nothing left to tell us with.
    const parent = process.ppid
    const watch = startedByNpm
      ? setInterval(() => {
          if (process.ppid !== parent) child.kill('SIGTERM')
        }, 250)
      : undefined
    const settle = () => {
      clearInterval(watch)
      for (const signal of SIGNALS) process.off(signal, pass)
    }
    child.once('error', (error) => {
      settle()
      fail(error)
    })
    child.once('close', (code, signal) => {
      settle()
      done(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}
