/** Own rules of the user on payloads of any shape. Payloads are untrusted: read within bounds, never trusted to be text. */
import { assertNever } from '../../shared/assert-never.ts'
import type { Operator, OwnRule } from '../../shared/domain/rule.ts'
import { parsePath } from '../../shared/mapping/parse-path.ts'
import { numberOf, readSteps } from '../../shared/mapping/read-mapping.ts'

/** Items of one event that a rule looks at; what is behind them is not looked at. */
export const itemLimit = 1_000
/** Longest text that an alert tells, characters. */
const textLimit = 200
/** Longest text that may be a number; a longer one is none. */
const numberLimit = 40

type Steps = readonly string[]
type Limit = string | number

/** A limit and its place in the list, of which the first that matches is taken. */
interface Placed {
  readonly place: number
  readonly limit: Limit
}

/** Limits that match texts at the same paths, by these texts. */
interface LimitGroup {
  readonly at: readonly Steps[]
  readonly byTexts: ReadonlyMap<string, Placed>
}

/** An own rule with its paths taken apart. */
export interface CompiledRule {
  readonly rule: OwnRule
  readonly each: Steps
  readonly key: Steps
  readonly value: Steps
  /** Other limits, by the paths that they match, so that an item costs a lookup for each set of paths in use. */
  readonly limits: readonly LimitGroup[]
  takes(source: string): boolean
}

/**
 * How one item stands to a rule's limit: beyond it, back on the good side by the margin, or in between, where what stood
 * before still stands (hysteresis).
 */
export type Standing = 'bad' | 'between' | 'good'

/** One item of an event as a rule sees it. */
export interface OwnReading {
  /** What tells the item from the others; '' where the rule has no key. */
  readonly key: string
  readonly value: Limit
  readonly limit: Limit
  readonly standing: Standing
}

/** @returns null for a rule with a path that is none */
export function compileOwn(rule: OwnRule): CompiledRule | null {
  const each = parsePath(rule.each)
  const key = parsePath(rule.key)
  const value = parsePath(rule.value)
  if (each === null || key === null || value === null) return null
  const limits = groupLimits(rule.limits)
  const sources = new Set(rule.sources)
  return { rule, each, key, value, limits, takes: (source) => sources.size === 0 || sources.has(source) }
}

/**
 * Reads a rule out of one payload.
 *
 * @param data parsed JSON of any shape
 * @param isNamed whether the event's type is the rule's; else the payload must say the type itself
 * @returns one reading per item that has a value to compare, at most {@link itemLimit}; it never throws
 */
export function readOwn(compiled: CompiledRule, data: unknown, isNamed: boolean): readonly OwnReading[] {
  const { rule } = compiled
  if (!isNamed && readSteps(data, ['type']) !== rule.type) return []
  const list = readSteps(data, compiled.each)
  const items: readonly unknown[] = rule.each === '' ? [list] : Array.isArray(list) ? list : []
  const readings: OwnReading[] = []
  for (const item of items.slice(0, itemLimit)) {
    const value = scalarOf(readSteps(item, compiled.value), rule.operator)
    const key = compiled.key.length === 0 ? '' : textOf(readSteps(item, compiled.key))
    // An item without its name cannot be told from another one.
    if (value === null || (compiled.key.length > 0 && key === '')) continue
    const limit = limitOf(compiled, item)
    const standing = standingOf(rule.operator, value, limit, rule.margin)
    if (standing !== null) readings.push({ key, value, limit, standing })
  }
  return readings
}

/** A limit with a path that is none matches nothing. */
function groupLimits(limits: OwnRule['limits']): readonly LimitGroup[] {
  const groups = new Map<string, { readonly at: readonly Steps[]; readonly byTexts: Map<string, Placed> }>()
  for (const [place, { match, limit }] of limits.entries()) {
    const paths = Object.keys(match).sort()
    const at = paths.map(parsePath)
    if (!at.every((steps) => steps !== null)) continue
    const name = JSON.stringify(paths)
    const group = groups.get(name) ?? { at, byTexts: new Map() }
    groups.set(name, group)
    const texts = JSON.stringify(paths.map((path) => match[path]))
    if (!group.byTexts.has(texts)) group.byTexts.set(texts, { place, limit })
  }
  return [...groups.values()]
}

function limitOf({ rule, limits }: CompiledRule, item: unknown): Limit {
  let found: Placed | undefined
  for (const { at, byTexts } of limits) {
    const one = byTexts.get(JSON.stringify(at.map((steps) => textOf(readSteps(item, steps)))))
    if (one !== undefined && one.place < (found?.place ?? Number.POSITIVE_INFINITY)) found = one
  }
  return found?.limit ?? rule.limit
}

/**
 * How a value stands to a limit. `<`, `<=`, `>` and `>=` compare numbers, also such as are written as text; `=` and `!=`
 * compare numbers where both are some, else text as it is; `contains` looks for text in any case.
 *
 * @returns null where the two cannot be compared, which says nothing
 */
export function standingOf(operator: Operator, value: Limit, limit: Limit, margin: number): Standing | null {
  const a = shortNumber(value)
  const b = shortNumber(limit)
  switch (operator) {
    case '<':
    case '<=':
    case '>':
    case '>=': {
      if (a === null || b === null) return null
      if (isBeyond(operator, a, b)) return 'bad'
      const back = operator === '<' || operator === '<=' ? b + margin : b - margin
      return isBeyond(operator, a, back) ? 'between' : 'good'
    }
    case '=':
    case '!=': {
      const same = a !== null && b !== null ? a === b : String(value) === String(limit)
      return same === (operator === '=') ? 'bad' : 'good'
    }
    case 'contains':
      return String(value).toLowerCase().includes(String(limit).toLowerCase()) ? 'bad' : 'good'
    default:
      return assertNever(operator)
  }
}

function isBeyond(operator: '<' | '<=' | '>' | '>=', value: number, limit: number): boolean {
  if (operator === '<') return value < limit
  if (operator === '<=') return value <= limit
  return operator === '>' ? value > limit : value >= limit
}

function shortNumber(value: Limit): number | null {
  return typeof value === 'string' && value.length > numberLimit ? null : numberOf(value)
}

/** What can be compared: text, a number, yes or no as text; of a list only whether it contains. Null: nothing. */
function scalarOf(value: unknown, operator: Operator): Limit | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (operator !== 'contains' || !Array.isArray(value)) return null
  return value.slice(0, itemLimit).map(textOf).join('\n')
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** A value or a key as an alert tells it. */
export function told<T extends Limit>(value: T): T | string {
  return typeof value === 'string' && value.length > textLimit ? `${value.slice(0, textLimit)}…` : value
}
