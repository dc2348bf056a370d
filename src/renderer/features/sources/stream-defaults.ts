import type { ProfileId } from '../../../shared/settings/schema.ts'

/** A stream that a kind of server has. */
export interface StreamDefault {
  readonly name: string
  readonly path: string
}

/** Streams of each kind of server with their usual paths (contract.md), shown where the form leaves a path empty. */
export const streamDefaults: Readonly<Record<ProfileId, readonly StreamDefault[]>> = {
  auto: [],
  pantau: [{ name: 'events', path: '/v1/stream' }],
  optik: [
    { name: 'dashboard', path: '/realtime/dashboard' },
    { name: 'omset', path: '/realtime/omset-kasir' },
    { name: 'notifications', path: '/realtime/notifications' },
    { name: 'stock', path: '/realtime/stock-updates' },
  ],
  comic: [{ name: 'events', path: '/api/events/stream' }],
  episodes: [{ name: 'stream', path: '/api/episodes/stream' }],
  stats: [{ name: 'stats', path: '/sse/stats' }],
  generic: [{ name: 'stream', path: '' }],
}
