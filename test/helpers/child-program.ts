import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A program beside the console, in a process of its own. */
export interface ChildProgram {
  /** The first line that it wrote, which says that it is ready. */
  readonly firstLine: string
  readonly process: ChildProcess
  stop(): Promise<void>
}

/** Starts a TypeScript program under plain Node and waits for its first line. */
export async function startProgram(file: string, args: readonly string[]): Promise<ChildProgram> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [chunk] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${String(code)}`))),
  ])
  return {
    firstLine: String(chunk).split('\n')[0] ?? '',
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
