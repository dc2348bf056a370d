import type { SourceSettings } from '../../shared/settings/schema.ts'
import type { RawSettings } from './parse-settings.ts'

/** Objects that are merged field by field and not replaced as a whole. */
const nested = new Set(['hub', 'thresholds', 'attention', 'desktop', 'wall', 'privacy'])

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Later layers win. Sources have their own rule, see {@link mergeSources}. */
export function mergeFields(layers: readonly RawSettings[]): RawSettings {
  const merged: Record<string, unknown> = {}
  for (const layer of layers) {
    for (const [field, value] of Object.entries(layer)) {
      if (field === 'sources') continue
      const before = merged[field]
      merged[field] =
        nested.has(field) && isObject(before) && isObject(value) ? { ...before, ...value } : value
    }
  }
  return merged
}

/**
 * Sources by id: those of `--config` stand in for the file's of the same id, and `changed` (null: removed) for those of
 * `--config`.
 */
export function mergeSources(
  own: readonly SourceSettings[],
  fromConfig: readonly SourceSettings[],
  changed: ReadonlyMap<string, SourceSettings | null>,
): SourceSettings[] {
  const named = new Set(fromConfig.map(({ id }) => id))
  const now = fromConfig.map((source) => (changed.has(source.id) ? (changed.get(source.id) ?? null) : source))
  return [...own.filter(({ id }) => !named.has(id)), ...now.filter((source) => source !== null)]
}
