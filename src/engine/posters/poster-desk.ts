import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { episodeKey } from '../../shared/domain/episode.ts'
import type { SourceSettings } from '../../shared/settings/schema.ts'
import type { SystemProxy } from '../ports.ts'
import type { View } from '../projections/view.ts'
import { fetchPicture } from './fetch-picture.ts'
import { isInwardHost } from './inward-address.ts'
import { createPictureCache, type Picture } from './picture-cache.ts'
import { pictureType } from './picture-type.ts'
import { createTurns } from './turns.ts'

/** Pictures kept in memory, bytes. */
const cacheBytes = 50 * 1024 * 1024
/** An address that gave no picture is not asked again for this long, ms: a page of broken cards must not hammer it. */
const missMs = 60_000
/** Pictures fetched at once: a page of cards must not be a burst of connections, nor hold 5 MB for each card. */
const fetchedAtOnce = 4

export interface PosterDeskOptions {
  readonly clock: Clock
  readonly log: Log
  readonly state: View
  /** Settings of a source as they are now. */
  readonly find: (source: string) => SourceSettings | undefined
  readonly headersOf: (source: SourceSettings) => Promise<Readonly<Record<string, string>>>
  readonly systemProxy: SystemProxy
}

/** Pictures of episodes, for sources whose user allows them (issue 3.2). */
export interface PosterDesk {
  /** @returns null without consent, without such an episode, and for what is no picture. Never throws */
  find(source: string, episodeId: string): Promise<Picture | null>
  /** The settings changed: gives up what may not be fetched any more. */
  follow(): void
  /** Gives up what waits or is on its way. */
  stop(): void
}

interface Loading {
  readonly source: string
  readonly picture: Promise<Picture | null>
  cancel: () => void
}

export function createPosterDesk(options: PosterDeskOptions): PosterDesk {
  const { clock, log, state } = options
  const cache = createPictureCache(cacheBytes)
  const running = new Map<string, Loading>()
  const turns = createTurns(fetchedAtOnce)
  const misses = new Map<string, number>()
  let stopped = false

  function mayFetch(source: string): boolean {
    return !stopped && options.find(source)?.images === true
  }

  async function fetchFor(key: string, settings: SourceSettings, url: URL): Promise<Picture | null> {
    const home = new URL(settings.url)
    const isOwn = (address: URL): boolean => address.origin === home.origin
    // The sign-in of a source is for its own server only (C11).
    const headers = isOwn(url) ? await options.headersOf(settings) : {}
    if (!mayFetch(settings.id)) return null
    const fetching = fetchPicture({
      url: url.href,
      headers,
      transport: { tls: settings.tls, proxy: settings.proxy, systemProxy: options.systemProxy },
      clock,
      mayBeInward: (address) => isOwn(address) || isInwardHost(home.hostname),
    })
    setCancel(key, fetching.cancel)
    const bytes = await fetching.bytes
    const contentType = bytes === null ? null : pictureType(bytes)
    return bytes === null || contentType === null ? null : { contentType, bytes }
  }

  function setCancel(key: string, cancel: () => void): void {
    const loading = running.get(key)
    if (loading !== undefined) loading.cancel = cancel
  }

  async function load(key: string, source: string, url: URL): Promise<Picture | null> {
    const { turn, leave } = turns.wait()
    setCancel(key, leave)
    if (!(await turn)) {
      running.delete(key)
      return null
    }
    try {
      // As they are now: they may have changed while it waited.
      const settings = options.find(source)
      if (settings === undefined || !mayFetch(source)) return null
      const picture = await fetchFor(key, settings, url)
      // The consent may have been taken back meanwhile.
      if (!mayFetch(source)) return null
      if (picture !== null) cache.put(key, picture)
      else misses.set(key, clock.monotonic())
      return picture
    } catch (error) {
      log.warn('a picture could not be fetched', { source, detail: String(error) })
      misses.set(key, clock.monotonic())
      return null
    } finally {
      running.delete(key)
      turns.done()
    }
  }

  function giveUp(which: (source: string) => boolean): void {
    for (const { source, cancel } of [...running.values()]) if (which(source)) cancel()
  }

  function isMissing(key: string): boolean {
    for (const [missed, at] of misses) if (clock.monotonic() - at >= missMs) misses.delete(missed)
    return misses.has(key)
  }

  return {
    async find(source, episodeId) {
      if (!mayFetch(source)) return null
      const poster = state.get('episodes', episodeKey({ source, episodeId }))?.poster ?? null
      const url = poster !== null && URL.canParse(poster) ? new URL(poster) : null
      if (url === null || !/^https?:$/.test(url.protocol)) return null
      url.username = ''
      url.password = ''
      const key = `${source} ${url.href}`
      const known = cache.get(key)
      if (known !== undefined) return known
      if (isMissing(key)) return null
      const before = running.get(key)
      if (before !== undefined) return before.picture
      // Nothing of it runs before it is in the list.
      const picture = Promise.resolve().then(() => load(key, source, url))
      running.set(key, { source, picture, cancel: () => {} })
      return picture
    },
    follow: () => giveUp((source) => !mayFetch(source)),
    stop() {
      stopped = true
      giveUp(() => true)
    },
  }
}
