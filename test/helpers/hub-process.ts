import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A hub in a process of its own, as `pantau hub` starts it. */
export interface HubProcess {
  readonly child: ChildProcess
  /** First line on stdout, as JSON. */
  readonly first: Readonly<Record<string, unknown>>
  readonly url: string
  readonly token: string
  readonly stderr: () => string
  kill(signal: NodeJS.Signals): Promise<number | null>
  /** Exit code of a process that ends by itself. */
  readonly ended: Promise<number | null>
}

const entry = new URL('../../src/hub/entries/cli.ts', import.meta.url).href

export async function spawnHub(dir: string, args: readonly string[] = []): Promise<HubProcess> {
  const script = `import { runHubCli } from ${JSON.stringify(entry)}\nprocess.exitCode = await runHubCli(process.argv.slice(1))`
  const child = spawn(
    process.execPath,
    ['--input-type=module-typescript', '-e', script, '--', '--port', '0', '--data', dir, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let stderr = ''
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString()
  })
  const exited = once(child, 'exit') as Promise<[number | null]>
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line') as Promise<[string]>, exited.then(() => null)])
  const message = (first === null ? {} : JSON.parse(first[0])) as Record<string, unknown>
  const ready = message.ready === true
  return {
    child,
    first: message,
    url: String(message.url ?? ''),
    token: ready ? readFileSync(join(dir, 'admin.token'), 'utf8').trim() : '',
    stderr: () => stderr,
    ended: exited.then(([code]) => code),
    async kill(signal) {
      child.kill(signal)
      return (await exited)[0]
    },
  }
}
