import type { Handlers } from '../../../shared/ipc/contract.ts'
import { embeddedHubId, type SourceSettings } from '../../../shared/settings/schema.ts'
import type { SecretStore } from '../../ports.ts'
import type { RemovalBin } from '../../sources/removal-bin.ts'
import type { SourceList } from '../../sources/source-list.ts'
import { fail, ok } from '../answers.ts'
import { type SourceSettingsList, unknownSource } from './source-settings.ts'

type EditRoutes = 'source.add' | 'source.update' | 'source.remove' | 'source.restore' | 'source.reorder'

/** What editing sources needs. */
export interface SourceEditParts {
  readonly list: SourceSettingsList
  readonly secrets: SecretStore
  readonly sources: SourceList
  readonly bin: RemovalBin
}

/** Adding, changing, removing and ordering sources: what is wanted is written to the settings, and the runners follow. */
export function sourceEditHandlers(parts: SourceEditParts): Pick<Handlers, EditRoutes> {
  const { list, secrets, sources, bin } = parts

  return {
    'source.add': async ({ source, secret }) => {
      if (source.id === embeddedHubId || list.find(source.id) !== undefined) {
        return fail('conflict', `there is a source ${source.id} already`)
      }
      const refused = list.refusal()
      if (refused !== null) return refused
      // A new source of an old name begins anew, with none of the old one's data.
      bin.purge(source.id)
      // The secret first: the source connects as soon as the settings name it.
      if (secret !== undefined) await secrets.set(source.id, secret)
      const result = list.write((all) => [...all, source])
      if (!result.ok && secret !== undefined) await secrets.delete(source.id)
      return result
    },
    'source.update': async ({ source, secret }) => {
      const before = list.find(source.id)
      if (before === undefined) return unknownSource(source.id)
      const refused = list.refusal()
      if (refused !== null) return refused
      const given = secret === undefined || secret === '' ? null : secret
      if (given === null && needsNewSecret(before, source)) {
        return fail('rejected', 'the stored secret belongs to another server or another kind of sign-in', {
          code: 'secret_needed',
        })
      }
      const write = () => list.write((all) => all.map((entry) => (entry.id === source.id ? source : entry)))
      if (source.auth.type === 'none') {
        const result = write()
        if (result.ok && before.auth.type !== 'none') await secrets.delete(source.id)
        return result
      }
      if (given === null) return write()
      const old = await secrets.get(source.id)
      // No attempt of the old source may find the new secret: it would carry it to the old server.
      sources.halt(source.id)
      await secrets.set(source.id, given)
      const result = write()
      if (!result.ok) {
        if (old === null) await secrets.delete(source.id)
        else await secrets.set(source.id, old)
      }
      // Also where only the secret changed, or nothing could be written: the stopped runner starts again.
      if (!result.ok || JSON.stringify(before) === JSON.stringify(source)) sources.rebuild(source.id)
      return result
    },
    'source.remove': ({ id }) => {
      const place = list.all().findIndex((entry) => entry.id === id)
      const source = list.all()[place]
      if (source === undefined) return unknownSource(id)
      const refused = list.refusal()
      if (refused !== null) return refused
      const undoUntil = bin.put(source, place)
      const result = list.write((all) => all.filter((entry) => entry.id !== id))
      if (result.ok) return ok({ undoUntil })
      bin.release(id)
      return result
    },
    'source.restore': ({ id }) => {
      const removal = bin.get(id)
      if (removal === undefined || list.find(id) !== undefined) return unknownSource(id)
      const result = list.write((all) => all.toSpliced(removal.place, 0, removal.settings))
      if (result.ok) bin.release(id)
      return result
    },
    'source.reorder': ({ ids }) => {
      const wanted = new Map(ids.map((id, place) => [id, place]))
      const all = list.all()
      const isPermutation = ids.length === all.length && wanted.size === all.length
      if (!isPermutation || all.some(({ id }) => !wanted.has(id))) {
        return fail('invalid_input', 'ids must name every source once', { issues: [] })
      }
      return list.write((old) => old.toSorted((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0)))
    },
  }
}

/** A secret is sent where, and as what, it was entered for, and nowhere else (C11). */
function needsNewSecret(before: SourceSettings, after: SourceSettings): boolean {
  if (after.auth.type === 'none') return false
  const sameOrigin = new URL(before.url).origin === new URL(after.url).origin
  return !sameOrigin || before.auth.type !== after.auth.type
}
