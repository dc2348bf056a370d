import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

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
    const settle = () => {
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
