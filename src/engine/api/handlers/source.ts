import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Envelope } from '../../../shared/ipc/envelope.ts'
import { embeddedHubId, type SourceSettings } from '../../../shared/settings/schema.ts'
import type { SecretStore, SettingsStore } from '../../ports.ts'
import type { SourceList } from '../../sources/source-list.ts'
import { fail, ok } from '../answers.ts'

type SourceRoutes = 'source.add' | 'source.remove' | 'source.setLive' | 'source.reconnect'

/** Sources: what is wanted is written to the settings, and the source list follows the settings. */
export function sourceHandlers(parts: {
  readonly settings: SettingsStore
  readonly secrets: SecretStore
  readonly sources: SourceList
}): Pick<Handlers, SourceRoutes> {
  const { settings, secrets, sources } = parts

  function write(change: (list: readonly SourceSettings[]) => SourceSettings[]): Envelope<null> {
    if (settings.locked().includes('sources')) {
      return fail('locked_by_administrator', 'managed.json holds sources', { fields: ['sources'] })
    }
    const result = settings.update({ sources: change(settings.get().sources) })
    return result.ok ? ok(null) : fail('storage_failed', result.reason)
  }

  function writeHubLive(live: boolean): Envelope<null> {
    const result = settings.update({ hubLive: live })
    return result.ok ? ok(null) : fail('storage_failed', result.reason)
  }

  const find = (id: string): SourceSettings | undefined =>
    settings.get().sources.find((entry) => entry.id === id)
  const unknown = (id: string): Envelope<never> => fail('not_found', `there is no source ${id}`)

  return {
    'source.add': async ({ source, secret }) => {
      if (source.id === embeddedHubId || find(source.id) !== undefined) {
        return fail('conflict', `there is a source ${source.id} already`)
      }
      // The secret first: the source connects as soon as the settings name it.
      if (secret !== undefined) await secrets.set(source.id, secret)
      const result = write((list) => [...list, source])
      if (!result.ok && secret !== undefined) await secrets.delete(source.id)
      return result
    },
    'source.remove': async ({ id }) => {
      if (find(id) === undefined) return unknown(id)
      const result = write((list) => list.filter((entry) => entry.id !== id))
      if (result.ok) await secrets.delete(id)
      return result
    },
    'source.setLive': ({ id, stream, live }) => {
      // The hub has one stream, so both of its toggles are the same one.
      if (id === embeddedHubId && sources.get(id) !== undefined) return writeHubLive(live)
      const source = find(id)
      if (source === undefined) return unknown(id)
      const changed: SourceSettings =
        stream === undefined
          ? { ...source, enabled: live }
          : {
              ...source,
              streams: { ...source.streams, [stream]: { ...source.streams[stream], enabled: live } },
            }
      return write((list) => list.map((entry) => (entry.id === id ? changed : entry)))
    },
    'source.reconnect': ({ id }) => (sources.reconnectNow(id) ? ok(null) : unknown(id)),
  }
}
