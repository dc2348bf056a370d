import type { Fact, NormalisedEvent } from '../../../shared/domain/event.ts'
import { embeddedHubId, type Settings, type SourceSettings } from '../../../shared/settings/schema.ts'
import type { RereadRow } from '../../journal/types.ts'
import { createBranchFilter } from '../../profiles/branch-filter.ts'
import { latestEpisodes } from '../../profiles/episodes-latest.ts'
import { findProfile } from '../../profiles/registry.ts'
import type { Profile, ProfileContext } from '../../profiles/types.ts'
import { isObject, parseJson } from '../../profiles/wire-value.ts'

/** Streams that tell their dialect by their name, for sources whose settings leave it to `auto`. */
const dialectOfStream: Readonly<Record<string, Profile['id']>> = {
  dashboard: 'optik',
  omset: 'optik',
  notifications: 'optik',
  stock: 'optik',
  events: 'comic',
  stats: 'stats',
  stream: 'episodes',
}

/** A stored event as it was received, without what its profile read in it. */
export function bareEvent(row: RereadRow, facts: readonly Fact[] = []): NormalisedEvent {
  const { source, stream, type, topic, ts, receivedAt, data } = row
  return {
    source,
    stream,
    type,
    topic,
    position: row.epoch === null || row.seq === null ? null : { epoch: row.epoch, seq: row.seq },
    dedupeKey: null,
    ts,
    receivedAt,
    data,
    replay: row.quiet === 1,
    facts,
  }
}

/**
 * Reads stored events again with their profiles, for a preview. The journal keeps payloads, not facts; what was no news
 * when it came is none now.
 */
export function createReread(
  settings: Pick<Settings, 'sources'>,
): (row: RereadRow) => readonly NormalisedEvent[] {
  const sources = new Map(settings.sources.map((source) => [source.id, source]))
  const filters = new Map<string, ReturnType<typeof createBranchFilter>>()

  function filterOf(source: string): ReturnType<typeof createBranchFilter> {
    const known = filters.get(source)
    if (known !== undefined) return known
    const filter = createBranchFilter(sources.get(source)?.branches ?? [], [])
    filters.set(source, filter)
    return filter
  }

  return (row) => {
    const source = sources.get(row.source)
    const profile = profileOf(row, source)
    const events = profile === null ? [] : parseRow(row, profile, source)
    const told = row.quiet === 1 ? events.map((event) => ({ ...event, replay: true })) : events
    return filterOf(row.source)(told)
  }
}

function profileOf(row: RereadRow, source: SourceSettings | undefined): Profile | null {
  if (row.source === embeddedHubId || row.epoch !== null) return findProfile('pantau')
  if (source !== undefined && source.profile !== 'auto') return findProfile(source.profile)
  const dialect = dialectOfStream[row.stream]
  return dialect === undefined ? null : findProfile(dialect)
}

function parseRow(
  row: RereadRow,
  profile: Profile,
  source: SourceSettings | undefined,
): readonly NormalisedEvent[] {
  const context: ProfileContext = {
    source: row.source,
    stream: row.stream,
    currency: source?.currency ?? 'IDR',
    firstOfConnection: false,
  }
  const { data, receivedAt } = row
  if (profile.id === 'episodes' && row.type === 'episodes_latest') {
    const url = source?.url ?? 'http://127.0.0.1'
    return latestEpisodes.parse({ body: data, contentType: '', url, receivedAt, replay: false }, context)
  }
  const message = {
    type: wireType(row, profile),
    data,
    lastEventId: row.epoch === null ? '' : `${row.epoch}:${row.seq}`,
    hasId: row.epoch !== null,
    transport: 'sse',
    receivedAt,
    connection: 1,
  } as const
  return profile.parse(message, context)
}

/** Most dialects name an unnamed message by what its payload says; on the wire it had no name. */
function wireType(row: RereadRow, profile: Profile): string {
  if (profile.id === 'pantau') return row.type
  const value = parseJson(row.data)
  return isObject(value) && value.type === row.type ? 'message' : row.type
}
