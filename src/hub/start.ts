import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { Log } from '../node/log/log.ts'
import { createSystemClock } from '../node/time/clock.ts'
import { formatPosition } from '../shared/domain/position.ts'
import { hubLimits } from '../shared/hub/limits.ts'
import type { ProblemCode } from '../shared/hub/problem.ts'
import { version } from '../shared/version.ts'
import { keepDay } from './day-keeper.ts'
import { foundFirstBranch } from './first-branch.ts'
import { createApp, crossOriginHeaders } from './http/app.ts'
import { dialectRoutes } from './http/dialects/routes.ts'
import { defaultTimes } from './http/dialects/times.ts'
import { renderMetrics } from './http/metrics.ts'
import { describeRoutes } from './http/openapi.ts'
import { createRemembered } from './http/remembered.ts'
import type { Route } from './http/route.ts'
import { type AccessParts, tokenRoutes, userRoutes } from './http/routes/access.ts'
import { commandRoutes } from './http/routes/commands.ts'
import { readRoutes } from './http/routes/reads.ts'
import { sessionRoutes } from './http/routes/sessions.ts'
import { streamRoute } from './http/routes/stream.ts'
import { createSessions } from './http/sessions.ts'
import { defaultLimits, type HubOptions } from './hub-options.ts'
import { createChannels } from './sse/channels.ts'
import { createFanOut } from './sse/fan-out.ts'
import { listenError } from './start-error.ts'
import { openSqliteStore } from './store/sqlite-store.ts'
import { openTokenStore, type Principal } from './store/token-file.ts'

/** A hub that runs. */
export interface Hub {
  readonly url: string
  /** Of the log now; a damaged database begins another. */
  readonly epoch: () => string
  readonly adminTokenFile: string
  /** A token that lives as long as this hub, e.g. for the console that hosts it. Never printed. */
  issueToken(id: string, who: Omit<Principal, 'tokenId'>): string
  /** No new connections, `bye` to every stream, everything accepted is stored (S12). Ends within about 4 s. Idempotent. */
  stop(): Promise<void>
}

const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}
const retentionDefault = 30 * 24 * 60 * 60 * 1000
const streamGraceMs = 2000

/**
 * Starts a hub in this process.
 *
 * @throws HubStartError with a code for the host: data_locked, data_unwritable, port_in_use, failed
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { dataDir, host = '127.0.0.1', port = hubLimits.defaultPort, log = quiet } = options
  const limits = { ...defaultLimits, ...options.limits }
  const clock = createSystemClock({ unref: true })
  const now = options.now ?? (() => clock.now())
  const monotonic = () => clock.monotonic()
  const random = Math.random

  const store = openSqliteStore({
    dir: dataDir,
    durability: options.durability ?? 'full',
    nativeBinding: options.nativeBinding ?? null,
    retentionMs: options.retentionMs ?? retentionDefault,
    newEpoch: () => randomBytes(4).toString('hex'),
    now,
    log,
    ...(limits.maxPageCount === undefined ? {} : { maxPageCount: limits.maxPageCount }),
  })
  const undo: (() => void)[] = []
  try {
    const tokens = openTokenStore(dataDir, {
      now,
      onDamaged: (aside) => log.error('the list of tokens was damaged', { aside }),
    })
    const sessions = createSessions(monotonic)
    const fanOut = createFanOut({
      source: store,
      ...limits,
      maxAgeMs: limits.maxStreamAgeMs,
      monotonic,
      random,
    })
    const channels = createChannels({
      source: store,
      clock,
      ...limits,
      random,
      onTrouble: (error) => log.warn('a stream could not be rendered', { error: String(error) }),
    })
    store.onCommitted((group) => {
      fanOut.publish(group)
      channels.publish(group)
    })
    store.onEpoch(() => {
      fanOut.endAll(1000)
      channels.endAll()
      void foundFirstBranch(store)
    })

    const answers = new Map<number, number>()
    const refusals = new Map<ProblemCode, number>()
    const onRevoked = (tokenId: string): void => {
      fanOut.cutOwner(tokenId)
      channels.cutOwner(tokenId)
    }
    const access: AccessParts = {
      tokens,
      onRevoked,
      remembered: createRemembered(monotonic),
      position() {
        const { epoch, head } = store.bounds()
        return formatPosition({ epoch, seq: head })
      },
    }
    const routes: readonly Route[] = [
      ...commandRoutes(store),
      ...tokenRoutes(access),
      ...userRoutes(access),
      ...sessionRoutes(sessions),
      ...readRoutes({
        store,
        version,
        metrics: () => renderMetrics({ store, fanOut, channels, answers, refusals }),
        describe: () => describeRoutes(routes, version),
      }),
      streamRoute({
        store,
        fanOut,
        heartbeatMs: limits.heartbeatMs,
        maxStreams: limits.maxStreams,
        crossOrigin: crossOriginHeaders,
      }),
      ...dialectRoutes({
        store,
        channels,
        clock: { now, monotonic },
        times: { ...defaultTimes, ...limits.dialects },
        maxStreams: limits.maxStreams,
        crossOrigin: crossOriginHeaders,
      }),
    ]
    const app = createApp({
      ...limits,
      routes,
      log,
      tokens,
      sessions,
      anonymousRead: options.anonymousRead ?? false,
      allowedHosts: [host, ...(options.allowedHosts ?? [])],
      allowedOrigins: options.allowedOrigins ?? [],
      monotonic,
      random,
      ownsSocket: (socket) => fanOut.owns(socket) || channels.owns(socket),
      onAnswer(status, code) {
        answers.set(status, (answers.get(status) ?? 0) + 1)
        if (code !== null) refusals.set(code, (refusals.get(code) ?? 0) + 1)
      },
    })
    await foundFirstBranch(store)
    undo.push(keepDay(store, clock, log))
    try {
      await app.listen({ host, port })
    } catch (error) {
      throw listenError(error, host, port)
    }
    const address = app.server.address() as AddressInfo
    const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
    let stopping: Promise<void> | null = null

    async function stop(): Promise<void> {
      for (const step of undo) step()
      const closed = app.close()
      await Promise.all([fanOut.close(limits.byeSpreadMs, streamGraceMs), channels.close(streamGraceMs)])
      await closed
      await store.close()
    }
    return {
      url: `http://${name}:${address.port}`,
      epoch: () => store.bounds().epoch,
      adminTokenFile: tokens.adminTokenFile,
      issueToken: (id, who) => tokens.ephemeral(id, who),
      stop: () => (stopping ??= stop()),
    }
  } catch (error) {
    for (const step of undo) step()
    await store.close()
    throw error
  }
}
