import type { Severity } from '../../../shared/domain/alert.ts'
import { type Operator, type OwnRule, ownRule } from '../../../shared/domain/rule.ts'
import type { Locale } from '../../../shared/i18n/locale.ts'
import { parsePath } from '../../../shared/mapping/parse-path.ts'
import { checkShape } from '../../bridge/check-shape.ts'
import { relativeToRow } from '../sources/index.ts'
import { numberText, typedNumber } from './typed-number.ts'

/** One text that an item must have at a path. */
export interface MatchDraft {
  readonly path: string
  readonly text: string
}

/** Another limit, as it is typed. */
export interface LimitDraft {
  readonly match: readonly MatchDraft[]
  readonly limit: string
}

/** An own rule as it is typed: numbers are text until they are whole. */
export interface OwnDraft {
  readonly id: string
  readonly enabled: boolean
  readonly name: string
  readonly severity: Severity
  readonly sources: readonly string[]
  readonly type: string
  readonly each: string
  readonly key: string
  readonly value: string
  readonly operator: Operator
  readonly limit: string
  readonly limits: readonly LimitDraft[]
  readonly margin: string
  readonly forSeconds: number
}

/** A field of the draft that holds a path; `limits.<n>.<m>` is a match of another limit. */
export type PathTarget = 'each' | 'key' | 'value' | `limits.${number}.${number}`

/** What can be wrong; the form shows it at its field. */
export type OwnProblem = 'name' | 'each' | 'key' | 'value' | 'limit' | 'limits' | 'margin'

/** A rule of which nothing is written yet. */
export function newDraft(id: string): OwnDraft {
  return {
    id,
    enabled: true,
    name: '',
    severity: 'warning',
    sources: [],
    type: '',
    each: '',
    key: '',
    value: '',
    operator: '>',
    limit: '',
    limits: [],
    margin: '0',
    forSeconds: 0,
  }
}

/** A stored rule in the form, its numbers as the language writes them. */
export function draftOf(locale: Locale, rule: OwnRule): OwnDraft {
  const { kind: _, ...rest } = rule
  const textOf = (limit: string | number): string =>
    typeof limit === 'number' ? numberText(locale, limit) : limit
  return {
    ...rest,
    limit: textOf(rule.limit),
    limits: rule.limits.map(({ match, limit }) => ({
      match: Object.entries(match).map(([path, text]) => ({ path, text })),
      limit: textOf(limit),
    })),
    margin: textOf(rule.margin),
  }
}

/** Whether the operator compares numbers, so that a margin means something. */
export function isOrder(operator: Operator): boolean {
  return ['<', '<=', '>', '>='].includes(operator)
}

/** A limit as the operator takes it; null for text where a number is needed, and for nothing at all. */
function limitOf(locale: Locale, operator: Operator, text: string): string | number | null {
  if (text.trim() === '') return null
  const number = typedNumber(locale, text)
  if (isOrder(operator)) return number
  return operator === 'contains' ? text.trim() : (number ?? text.trim())
}

/** What keeps the draft from being a rule. */
export function ownProblems(locale: Locale, draft: OwnDraft): ReadonlySet<OwnProblem> {
  const problems = new Set<OwnProblem>()
  if (draft.name.trim() === '') problems.add('name')
  if (draft.value.trim() === '') problems.add('value')
  for (const field of ['each', 'key', 'value'] as const) {
    if (parsePath(draft[field].trim()) === null) problems.add(field)
  }
  if (isWrongLimit(locale, draft.operator, draft.limit)) problems.add('limit')
  const margin = typedNumber(locale, draft.margin)
  if (isOrder(draft.operator) && (margin === null || margin < 0)) problems.add('margin')
  for (const { match, limit } of draft.limits) {
    const whole = match.every(({ path, text }) => !isWrongMatchPath(path) && text !== '')
    if (match.length === 0 || !whole || isWrongLimit(locale, draft.operator, limit)) problems.add('limits')
  }
  return problems
}

/** Whether a path of another limit says nothing, or cannot be read. */
export function isWrongMatchPath(path: string): boolean {
  return path.trim() === '' || parsePath(path.trim()) === null
}

/** Whether a limit is none that the operator takes. */
export function isWrongLimit(locale: Locale, operator: Operator, text: string): boolean {
  return limitOf(locale, operator, text) === null
}

/** The rule that the draft means; null while it is not whole. The engine checks it again. */
export function ruleOf(locale: Locale, draft: OwnDraft): OwnRule | null {
  if (ownProblems(locale, draft).size > 0) return null
  const rule = {
    kind: 'own',
    ...draft,
    name: draft.name.trim(),
    each: draft.each.trim(),
    key: draft.key.trim(),
    value: draft.value.trim(),
    limit: limitOf(locale, draft.operator, draft.limit),
    limits: draft.limits.map(({ match, limit }) => ({
      match: Object.fromEntries(match.map(({ path, text }) => [path.trim(), text])),
      limit: limitOf(locale, draft.operator, limit),
    })),
    margin: isOrder(draft.operator) ? typedNumber(locale, draft.margin) : 0,
  }
  const shape = checkShape(ownRule, rule)
  return shape.ok ? shape.data : null
}

/** The rule without a name yet, for its preview; null while the rest is not whole. */
export function previewOf(locale: Locale, draft: OwnDraft): OwnRule | null {
  return ruleOf(locale, draft.name.trim() === '' ? { ...draft, name: '?' } : draft)
}

/**
 * The draft with a field of a sample event taken over. The first field that is picked out of a list makes that list the
 * one whose items are looked at.
 *
 * @param path from the whole payload
 */
export function picked(
  draft: OwnDraft,
  target: PathTarget,
  path: string,
  name: string,
  type: string,
): OwnDraft {
  const typed = { ...draft, type: draft.type === '' ? type : draft.type }
  if (target === 'each') return { ...typed, each: path }
  if (target === 'key') return { ...typed, key: relativeToRow(draft.each, path) }
  if (target !== 'value') {
    const [, limit = '', match = ''] = target.split('.')
    return {
      ...typed,
      limits: withMatch(draft.limits, Number(limit), Number(match), {
        path: relativeToRow(draft.each, path),
      }),
    }
  }
  const list = /^(.*?)\[\d+\](?:\.|\[|$)/.exec(path)?.[1]
  const each = draft.each === '' && draft.value === '' && list !== undefined ? list : draft.each
  return {
    ...typed,
    each,
    value: relativeToRow(each, path),
    name: draft.name === '' ? name.slice(0, 100) : draft.name,
  }
}

/** Other limits with one match changed. */
export function withMatch(
  limits: readonly LimitDraft[],
  at: number,
  place: number,
  part: Partial<MatchDraft>,
): readonly LimitDraft[] {
  return limits.map((limit, index) =>
    index === at
      ? {
          ...limit,
          match: limit.match.map((match, other) => (other === place ? { ...match, ...part } : match)),
        }
      : limit,
  )
}
