import { utilityProcess } from 'electron'
import type { HubProcess } from './hub-process.ts'

/**
 * A hub in an Electron utility process.
 *
 * @param entry the built out/main/hub.js
 * @param onLogLine each line that the hub writes; it is JSON already
 */
export function spawnHubProcess(entry: string, onLogLine: (line: string) => void): HubProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'pantau-hub', stdio: 'pipe' })
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) readLines(stream, onLogLine)
  }
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', listener)
    },
    onExit: (listener) => {
      child.once('exit', listener)
    },
    kill: () => {
      // Its own kill() asks politely; a hub that hangs would stay, and hold the database.
      if (child.pid === undefined || !killByForce(child.pid)) child.kill()
    },
  }
}

function killByForce(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}

/** Longest line that is kept; a hub that writes without line breaks must not fill our memory. */
const maxLine = 64 * 1024

function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = (lines.pop() ?? '').slice(0, maxLine)
    for (const line of lines) if (line !== '') onLine(line)
  })
}
