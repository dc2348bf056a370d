import type { Channels } from '../sse/channels.ts'
import type { FanOut } from '../sse/fan-out.ts'
import type { HubStore } from '../store/hub-store.ts'

export interface MetricsParts {
  readonly store: HubStore
  readonly fanOut: FanOut
  /** The source systems' own streams. */
  readonly channels: Channels
  /** Answers by HTTP status. */
  readonly answers: ReadonlyMap<number, number>
  /** Refusals by problem code (S9). */
  readonly refusals: ReadonlyMap<string, number>
}

function metric(name: string, type: 'counter' | 'gauge', help: string, samples: readonly string[]): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${samples.map((sample) => `${name}${sample}\n`).join('')}`
}

/** Prometheus text exposition format, 0.0.4. Says nothing of the business itself. */
export function renderMetrics({ store, fanOut, channels, answers, refusals }: MetricsParts): string {
  const { head, oldest } = store.bounds()
  const stats = store.stats()
  const streams = fanOut.stats()
  const dialects = channels.stats()
  const one = (value: number) => [` ${value}`]
  const labelled = (label: string, counts: ReadonlyMap<number | string, number>) =>
    [...counts].map(([key, count]) => `{${label}="${key}"} ${count}`)
  return [
    metric('pantau_events_total', 'counter', 'Events stored by this process', one(stats.events)),
    metric('pantau_commands_total', 'counter', 'Commands by kind', labelled('kind', stats.commands)),
    metric('pantau_commits_total', 'counter', 'Group commits', one(stats.commits)),
    metric(
      'pantau_storage_full_total',
      'counter',
      'Commands refused because the disk is full',
      one(stats.storageFull),
    ),
    metric(
      'pantau_epochs_started_total',
      'counter',
      'Epochs begun by this process',
      one(stats.epochsStarted),
    ),
    metric('pantau_writable', 'gauge', 'Whether commands are accepted', one(stats.writable ? 1 : 0)),
    metric('pantau_database_bytes', 'gauge', 'Size of the database', one(stats.databaseBytes)),
    metric('pantau_log_head', 'gauge', 'Newest position', one(head)),
    metric('pantau_log_oldest', 'gauge', 'Oldest position kept', one(oldest)),
    metric('pantau_streams', 'gauge', 'Open streams', one(streams.streams)),
    metric(
      'pantau_stream_pending_bytes',
      'gauge',
      'Held for readers that are slow',
      one(streams.pendingBytes),
    ),
    metric('pantau_streams_opened_total', 'counter', 'Streams opened', one(streams.opened)),
    metric(
      'pantau_streams_stalled_total',
      'counter',
      'Streams cut because nobody read',
      one(streams.stalled),
    ),
    metric(
      'pantau_dialect_streams',
      'gauge',
      "Open streams of the source systems' own endpoints",
      one(dialects.streams),
    ),
    metric(
      'pantau_dialect_stream_pending_bytes',
      'gauge',
      'Held for slow readers of those',
      one(dialects.pendingBytes),
    ),
    metric('pantau_dialect_streams_opened_total', 'counter', 'Of those, opened', one(dialects.opened)),
    metric(
      'pantau_dialect_streams_stalled_total',
      'counter',
      'Of those, cut because nobody read',
      one(dialects.stalled),
    ),
    metric(
      'pantau_dialect_streams_removed_total',
      'counter',
      'Of those, removed because their queue was full',
      one(dialects.removed),
    ),
    metric('pantau_deliveries_total', 'counter', 'Live writes to readers', one(streams.delivered)),
    metric('pantau_http_answers_total', 'counter', 'Answers by status', labelled('status', answers)),
    metric('pantau_http_refusals_total', 'counter', 'Refusals by problem code', labelled('code', refusals)),
    metric('process_resident_memory_bytes', 'gauge', 'Memory of the process', one(process.memoryUsage.rss())),
  ].join('')
}
