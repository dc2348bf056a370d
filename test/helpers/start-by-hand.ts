import { spawn } from 'node:child_process'
import { consoleCommand, consoleEnvironment } from './electron-app.ts'

/** How a start that opened no window of its own ended. */
export interface EndedStart {
  readonly code: number | null
  readonly stdout: readonly string[]
  readonly stderr: readonly string[]
}

/** Starts the console without a test driver and waits until it ends. */
export async function startByHand(dataDir: string, args: readonly string[]): Promise<EndedStart> {
  const command = consoleCommand(dataDir, args)
  const child = spawn(command.file, command.args, { env: consoleEnvironment() })
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, stdout: linesOf(texts.stdout), stderr: linesOf(texts.stderr) }
}

/** Lines of ours; Chromium writes its own about missing system services. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !/^\[\d+[:/]/.test(line))
}
