import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Envelope } from '../../../shared/ipc/envelope.ts'
import { embeddedHubId, type SourceSettings } from '../../../shared/settings/schema.ts'
import type { FileSaver, SettingsStore } from '../../ports.ts'
import type { ConnectionHistories } from '../../sources/connection-history.ts'
import type { SourceList } from '../../sources/source-list.ts'
import { fail, ok } from '../answers.ts'
import { type SourceSettingsList, unknownSource } from './source-settings.ts'

type SourceRoutes = 'source.setLive' | 'source.reconnect' | 'source.history' | 'source.exportMapping'

/** What one can do with a source besides editing it. */
export function sourceHandlers(parts: {
  readonly settings: SettingsStore
  readonly list: SourceSettingsList
  readonly sources: SourceList
  readonly history: ConnectionHistories
  readonly files: FileSaver
}): Pick<Handlers, SourceRoutes> {
  const { settings, list, sources, history, files } = parts

  function writeHubLive(live: boolean): Envelope<null> {
    if (settings.locked().includes('hubLive')) {
      return fail('locked_by_administrator', 'managed.json holds hubLive', { fields: ['hubLive'] })
    }
    const result = settings.update({ hubLive: live })
    return result.ok ? ok(null) : fail('storage_failed', result.reason)
  }

  return {
    'source.setLive': ({ id, stream, live }) => {
      // The hub has one stream, so both of its toggles are the same one.
      if (id === embeddedHubId && sources.get(id) !== undefined) return writeHubLive(live)
      const source = list.find(id)
      if (source === undefined) return unknownSource(id)
      const changed: SourceSettings =
        stream === undefined
          ? { ...source, enabled: live }
          : {
              ...source,
              streams: { ...source.streams, [stream]: { ...source.streams[stream], enabled: live } },
            }
      return list.write((all) => all.map((entry) => (entry.id === id ? changed : entry)))
    },
    'source.reconnect': ({ id }) => (sources.reconnectNow(id) ? ok(null) : unknownSource(id)),
    'source.history': ({ id }) => (sources.get(id) === undefined ? unknownSource(id) : ok(history.tell(id))),
    'source.exportMapping': async ({ id }) => {
      const source = list.find(id)
      if (source === undefined) return unknownSource(id)
      const result = await files.save(`${id}-mapping.json`, `${JSON.stringify(source.mapping, null, 2)}\n`)
      if (result.status === 'failed') return fail('storage_failed', result.detail)
      return ok(result.status === 'saved' ? { saved: true, path: result.path } : { saved: false, path: '' })
    },
  }
}
