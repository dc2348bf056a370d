import type * as z from 'zod/mini'
import { ruleSettings } from '../../shared/domain/rule.ts'
import { quietHours } from '../../shared/settings/attention.ts'
import type { SourceSettings } from '../../shared/settings/schema.ts'
import { embeddedHubId, type Settings, settingsSchema, sourceSettings } from '../../shared/settings/schema.ts'

/** A JSON object as it was written, with everything in it that this program does not know. */
export type RawSettings = Readonly<Record<string, unknown>>

/** Settings that could be read, and in plain words what could not. */
export interface ParsedSettings {
  readonly settings: Settings
  readonly problems: readonly string[]
}

/** Reads the text of a settings file. @returns null when it is no JSON object */
export function readObject(text: string): RawSettings | null {
  try {
    // Editors on Windows write a byte order mark, which JSON does not know.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as RawSettings)
      : null
  } catch {
    return null
  }
}

/** Lists whose entries stand for themselves: one that is wrong is left out and does not take the others down. */
const listSchemas = { rules: ruleSettings, quietHours } as const
export type EntryList = keyof typeof listSchemas

/** Whether a field is such a list. The list of sources has rules of its own. */
export function isEntryList(field: string): field is EntryList {
  return Object.hasOwn(listSchemas, field)
}

/**
 * Reads settings field by field: a field that is wrong counts as not there, and a source, rule or window of quiet hours
 * that is wrong is left out, without taking the others down. Untrusted input; parsed here, once.
 */
export function parseSettings(raw: RawSettings): ParsedSettings {
  const problems: string[] = []
  const kept: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(raw)) {
    if (field === 'sources') {
      kept[field] = parseSources(value, problems)
      continue
    }
    if (isEntryList(field)) {
      kept[field] = parseEntries(field, value, problems)
      continue
    }
    const result = settingsSchema.safeParse({ [field]: value })
    if (result.success) kept[field] = value
    else problems.push(`${field}: ${reasonOf(result.error)}`)
  }
  return { settings: settingsSchema.parse(kept), problems }
}

/** Readable entries of a source list; each bad one is a problem with its place and id. */
export function parseSources(value: unknown, problems: string[]): SourceSettings[] {
  if (!Array.isArray(value)) {
    problems.push('sources: must be a list')
    return []
  }
  const sources: SourceSettings[] = []
  for (const [index, entry] of value.entries()) {
    const result = sourceSettings.safeParse(entry)
    if (!result.success) problems.push(`sources[${index}]${idOf(entry)}: ${reasonOf(result.error)}`)
    else if (result.data.id === embeddedHubId) {
      problems.push(`sources[${index}]: the id "${embeddedHubId}" belongs to the embedded hub`)
    } else if (sources.some(({ id }) => id === result.data.id)) {
      problems.push(`sources[${index}]: there is a source "${result.data.id}" already`)
    } else sources.push(result.data)
  }
  return sources
}

/** Whether this program can read an entry of such a list. */
export function isReadable(field: EntryList, entry: unknown): boolean {
  return listSchemas[field].safeParse(entry).success
}

/** Readable entries of a list, as they were written; each bad one is a problem with its place and id. */
function parseEntries(field: EntryList, value: unknown, problems: string[]): readonly unknown[] {
  if (!Array.isArray(value)) {
    problems.push(`${field}: must be a list`)
    return []
  }
  const ownRules = new Set<string>()
  return value.filter((entry, index) => {
    const place = `${field}[${index}]${idOf(entry)}`
    const result = listSchemas[field].safeParse(entry)
    if (!result.success) {
      problems.push(`${place}: ${reasonOf(result.error)}`)
      return false
    }
    if (!('kind' in result.data) || result.data.kind !== 'own') return true
    if (ownRules.has(result.data.id)) {
      problems.push(`${place}: there is a rule of this id already`)
      return false
    }
    ownRules.add(result.data.id)
    return true
  })
}

function idOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null || !('id' in entry)) return ''
  return typeof entry.id === 'string' ? ` (${entry.id.slice(0, 64)})` : ''
}

function reasonOf(error: z.core.$ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; ')
}
