import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { repoRoot } from './electron-app.ts'

/** What a command of ours said. */
export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the `pantau` command under plain Node until it ends. */
export async function runCli(args: readonly string[]): Promise<CliResult> {
  const child = spawn(process.execPath, [join(repoRoot, 'src/cli/main.ts'), ...args])
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, stdout, stderr }
}

/** One exported line (contract.md). */
export interface ExportedEvent {
  readonly source: string
  readonly position: string | null
  readonly type: string
  readonly data: unknown
}

/** Everything that a console's journal holds, in order. */
export async function exportJournal(stateDir: string): Promise<readonly ExportedEvent[]> {
  const result = await runCli(['export', '--state', stateDir, '--format', 'ndjson'])
  if (result.code !== 0) throw new Error(`pantau export ended with ${result.code}: ${result.stderr}`)
  return result.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ExportedEvent)
}
