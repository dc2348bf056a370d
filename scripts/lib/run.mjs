import { spawn } from 'node:child_process'

/**
 * Run a program to its end. Its stdout goes to our stderr, so that ours stays clean.
 * Returns its exit code and the tail of what it wrote; never throws for a failed program.
 */
export function run(command, args, { cwd, env, timeoutMs, quiet = false, input } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env,
      // There npm is a batch file, which only a shell can start; its arguments here hold nothing to quote.
      shell: process.platform === 'win32' && command === 'npm',
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    let timedOut = false
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true
          child.kill('SIGKILL')
        }, timeoutMs)
      : undefined
    const keep = (text, chunk) => (text + chunk).slice(-200_000)
    child.stdout.on('data', (chunk) => {
      stdout = keep(stdout, chunk)
      if (!quiet) process.stderr.write(chunk)
    })
    child.stderr.on('data', (chunk) => {
      stderr = keep(stderr, chunk)
      if (!quiet) process.stderr.write(chunk)
    })
    child.once('error', (error) => {
      clearTimeout(timer)
      done({ code: 127, stdout, stderr: `${stderr}${error.message}`, timedOut })
    })
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      done({ code: code ?? (signal ? 128 : 1), stdout, stderr, timedOut })
    })
    if (input !== undefined) child.stdin.end(input)
  })
}

/** Last lines of a failed program, for an error message. */
export function tail(result, lines = 8) {
  return `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-lines).join('\n')
}
