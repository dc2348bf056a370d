import { createJsonLog } from '../../node/log/log.ts'
import type { HubHostMessage, HubMessage } from '../../shared/hub/host.ts'
import { startDemo } from '../demo/demo.ts'
import { startHub } from '../start.ts'
import { HubStartError } from '../start-error.ts'

/** Electron's `process.parentPort` of a utilityProcess, as far as the hub uses it; the hub imports no Electron. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: HubHostMessage }) => void): void
  postMessage(message: HubMessage): void
}

const log = createJsonLog((line) => process.stderr.write(`${line}\n`), Date.now, 'hub')

function parentPort(): ParentPort {
  const port = (process as unknown as { readonly parentPort?: ParentPort }).parentPort
  if (port === undefined)
    throw new Error("the hub's utility entry needs Electron; use `pantau hub` under plain Node")
  return port
}

async function start(
  message: Extract<HubHostMessage, { type: 'start' }>,
  port: ParentPort,
): Promise<() => Promise<void>> {
  const { dataDir, demo, nativeBinding } = message
  const hub = await startHub({ dataDir, port: message.port, nativeBinding, log })
  // In memory only: whoever can read the data folder can read admin.token, but this one is never written at all.
  // Its label is the cashier's name of a sale at this console: a name that is the same in every language.
  const token = hub.issueToken('console', { role: 'super_admin', branchId: null, label: 'Pantau' })
  port.postMessage({ ready: true, url: hub.url, epoch: hub.epoch(), pid: process.pid, token })
  const stopDemo = demo ? startDemo(hub, log) : null
  return async () => {
    await stopDemo?.()
    await hub.stop()
  }
}

function refuse(error: unknown, port: ParentPort): void {
  const code = error instanceof HubStartError ? error.code : 'failed'
  const message = error instanceof Error ? error.message : String(error)
  log.error('the hub cannot start', { code, error: message })
  port.postMessage({ ready: false, code, message })
}

/** The hub as a utilityProcess: `start` is the first message, `stop` ends it within 4 s (see `shared/hub/host.ts`). */
function main(): void {
  const port = parentPort()
  let running: Promise<(() => Promise<void>) | null> | null = null

  async function end(): Promise<never> {
    try {
      const stop = await running
      await stop?.()
      process.exit(0)
    } catch (error) {
      log.error('the hub did not stop in order', { error: String(error) })
      process.exit(1)
    }
  }
  port.on('message', ({ data }) => {
    switch (data.type) {
      case 'start':
        running ??= start(data, port).catch((error: unknown) => {
          refuse(error, port)
          return null
        })
        return
      case 'stop':
        void end()
        return
    }
  })
  // The host is gone without a word (killed): nobody else would ever end this process.
  process.on('SIGTERM', () => void end())
}

main()
