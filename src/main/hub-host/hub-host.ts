import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { HubHostMessage, HubMessage } from '../../shared/hub/host.ts'
import { type HubProcess, parseHubMessage, type SpawnHub } from './hub-process.ts'
import { createRestartPolicy } from './restart-policy.ts'

/** How long a hub may take to say that it is ready, ms. */
const readyMs = 10_000
/** How long an orderly stop may take before the process is killed, ms. */
const stopMs = 4_000

/** Why the embedded hub does not run, when it needs to be said. */
export interface HubTrouble {
  readonly code: Extract<HubMessage, { ready: false }>['code'] | 'crashing' | 'silent'
  readonly message: string
}

export interface HubHostOptions {
  readonly spawn: SpawnHub
  readonly start: Extract<HubHostMessage, { type: 'start' }>
  readonly clock: Pick<Clock, 'after' | 'monotonic'>
  /** 0 to 1. */
  readonly random: () => number
  readonly log: Log
  /** The hub answers at an address. */
  readonly onReady: (endpoint: { readonly url: string; readonly token: string }) => void
  /** It does not answer, or not any more; the next attempt comes in `retryInMs`. */
  readonly onAway: (retryInMs: number, reason: string) => void
  /** Something a person should know, or (null) it is over. */
  readonly onTrouble: (trouble: HubTrouble | null) => void
}

/** Keeps one hub process running until it is told to stop. */
export interface HubHost {
  start(): void
  /** "Try again now": forgets past failures. Does nothing while a hub is running or starting. */
  retry(): void
  /** Orderly, then by force; resolves when the process is gone, after 4 s and a kill at the latest. Idempotent. */
  stop(): Promise<void>
}

/**
 * Makes the host. One process at a time: the next is made only after the last one's exit was seen, since two hubs must
 * never write one log.
 */
export function createHubHost(options: HubHostOptions): HubHost {
  const { clock, log } = options
  const policy = createRestartPolicy()
  let process: HubProcess | null = null
  let cancelWait: (() => void) | null = null
  let stopping: Promise<void> | null = null
  let gone: () => void = () => {}

  function launch(): void {
    cancelWait = null
    const current = options.spawn()
    process = current
    let trouble: HubTrouble | null = null
    const cancelReady = clock.after(readyMs, () => {
      trouble = { code: 'silent', message: `no word from it within ${readyMs / 1000} s` }
      current.kill()
    })
    current.onMessage((value) => {
      const message = parseHubMessage(value)
      if (message === null) {
        log.warn('the hub sent something unknown')
      } else if (message.ready) {
        cancelReady()
        policy.ready(clock.monotonic())
        log.info('hub ready', { url: message.url, pid: message.pid, epoch: message.epoch })
        options.onTrouble(null)
        options.onReady({ url: message.url, token: message.token ?? '' })
      } else {
        cancelReady()
        trouble = { code: message.code, message: message.message }
        current.kill()
      }
    })
    current.onExit((code) => {
      cancelReady()
      process = null
      gone()
      // Told to stop, nobody listens any more.
      if (stopping !== null) return
      again(trouble ?? { code: 'crashing', message: `it ended with code ${code}` })
    })
    current.post(options.start)
  }

  function again(trouble: HubTrouble): void {
    const { waitMs, open } = policy.failed(clock.monotonic(), options.random())
    log.warn('hub gone', { code: trouble.code, reason: trouble.message, retryInMs: waitMs })
    options.onAway(waitMs, trouble.message)
    // A named reason will not go away by itself; a crash may be an accident until it has happened often.
    const isNamed = trouble.code !== 'crashing' && trouble.code !== 'silent'
    if (isNamed || open) options.onTrouble(trouble)
    cancelWait = clock.after(waitMs, launch)
  }

  async function stop(): Promise<void> {
    cancelWait?.()
    cancelWait = null
    const current = process
    if (current === null) return
    const exited = new Promise<void>((resolve) => {
      gone = resolve
    })
    const cancelKill = clock.after(stopMs, () => {
      log.warn('hub did not stop in time, killed')
      current.kill()
    })
    current.post({ type: 'stop' })
    await exited
    cancelKill()
  }

  return {
    start() {
      if (process === null && cancelWait === null && stopping === null) launch()
    },
    retry() {
      if (process !== null || stopping !== null) return
      cancelWait?.()
      policy.reset()
      launch()
    },
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}
