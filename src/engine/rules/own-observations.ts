import type { NormalisedEvent } from '../../shared/domain/event.ts'
import { parseJson } from '../profiles/wire-value.ts'
import { breachId } from './breach.ts'
import { type CompiledRule, type OwnReading, readOwn } from './own-rule.ts'
import type { RuleBook } from './rule-book.ts'

/** How one item stands to one own rule at the end of a transaction. */
export interface OwnObservation {
  readonly rule: CompiledRule
  readonly source: string
  readonly reading: OwnReading
  readonly isBad: boolean
}

/**
 * Looks at the payload of a stored event with the user's own rules. Of many events in one transaction the last word about
 * an item counts, as for the built-in rules. A replay or a catch-up may end a trouble; only a live event begins one.
 *
 * @param seen by id of the breach
 */
export function observeOwn(
  seen: Map<string, OwnObservation>,
  event: Pick<NormalisedEvent, 'source' | 'type' | 'data' | 'replay' | 'catchUp' | 'elsewhere'>,
  rules: RuleBook,
): void {
  if (event.elsewhere === true) return
  const own = rules.ownOf(event.source, event.type)
  if (own.length === 0) return
  // Text that is no JSON is a value too.
  const payload = parseJson(event.data) ?? event.data
  const isNews = !event.replay && event.catchUp !== true
  for (const rule of own) {
    const isNamed = rule.rule.type === '' || rule.rule.type === event.type
    for (const reading of readOwn(rule, payload, isNamed)) {
      const id = breachId(rule.rule.id, event.source, reading.key)
      const before = seen.get(id)
      if (reading.standing === 'good') seen.set(id, { rule, source: event.source, reading, isBad: false })
      else if (reading.standing === 'bad' && isNews) {
        seen.set(id, { rule, source: event.source, reading, isBad: true })
      } else if (reading.standing === 'bad' && before?.isBad === true) seen.set(id, { ...before, reading })
      // What was over for a moment of a replay stands as it did.
      else if (reading.standing === 'bad') seen.delete(id)
    }
  }
}
