import type { SilentAlertParams } from '../../../shared/domain/alert-params.ts'
import { type BuiltInChange, ruleDefaults } from '../../../shared/domain/rule.ts'
import type { RulePreview } from '../../../shared/ipc/routes/alert.ts'
import type { HistoryMinute } from '../../journal/history-table.ts'

const minuteMs = 60_000

/**
 * When sources were silent, from the minutes of the connection history: the only rule that events cannot tell. Minutes
 * that nobody watched (the program closed, a rest on purpose) are no silence and end one.
 *
 * @param minutes of any sources, in any order
 */
export function previewSilence(
  rule: BuiltInChange,
  minutes: readonly HistoryMinute[],
  sourceName: (source: string) => string,
): RulePreview {
  const sources: readonly string[] = rule.sources
  const most = rule.limit ?? ruleDefaults['source-silent'].limit ?? 0
  const calls: RulePreview['calls'][number][] = []
  const silent = new Map<string, { minutes: number; last: number }>()
  let events = 0
  let from: number | null = null
  for (const { source, minute, bytes, watchedMs, events: count } of minutes.toSorted(
    (a, b) => a.minute - b.minute,
  )) {
    if (sources.length > 0 && !sources.includes(source)) continue
    from ??= minute
    events += count
    const before = silent.get(source)
    if (bytes > 0 || watchedMs < minuteMs / 2) {
      silent.delete(source)
      continue
    }
    const goesOn = before !== undefined && minute - before.last === minuteMs
    const length = (goesOn ? before.minutes : 0) + 1
    silent.set(source, { minutes: length, last: minute })
    // At the first whole minute that reaches the limit; a limit of nothing calls at once.
    if (length !== Math.max(1, Math.ceil(most))) continue
    const params = { source: sourceName(source), minutes: most } satisfies SilentAlertParams
    calls.push({ at: minute + minuteMs, source, subject: source, params })
  }
  return { calls: calls.toReversed().slice(0, 100), fired: calls.length, events, from }
}
