import type { SilentAlertParams } from '../../../shared/domain/alert-params.ts'
import { type BuiltInChange, ruleDefaults } from '../../../shared/domain/rule.ts'
import type { RulePreview } from '../../../shared/ipc/routes/alert.ts'
import type { HistoryMinute } from '../../journal/history-table.ts'

const minuteMs = 60_000

/**
 * When one source was silent, from the minutes of its connection history: the only rule that events cannot tell. Minutes
 * that nobody watched (the program closed, a rest on purpose) are no silence and end one.
 *
 * @param minutes of one source, in order
 */
export function previewSilence(
  rule: BuiltInChange,
  minutes: readonly HistoryMinute[],
  sourceName: (source: string) => string,
): RulePreview {
  const most = rule.limit ?? ruleDefaults['source-silent'].limit ?? 0
  // At the first whole minute that reaches the limit; a limit of nothing calls at once.
  const callsAfter = Math.max(1, Math.ceil(most))
  const calls: RulePreview['calls'][number][] = []
  let silent = 0
  let last = Number.NEGATIVE_INFINITY
  let events = 0
  for (const { source, minute, bytes, watchedMs, events: count } of minutes) {
    events += count
    const goesOn = minute - last === minuteMs
    last = minute
    silent = bytes > 0 || watchedMs < minuteMs / 2 ? 0 : (goesOn ? silent : 0) + 1
    if (silent !== callsAfter) continue
    const params = { source: sourceName(source), minutes: most } satisfies SilentAlertParams
    calls.push({ at: minute + minuteMs, source, subject: source, params })
  }
  return { calls: calls.toReversed(), fired: calls.length, events, from: minutes[0]?.minute ?? null }
}

/** What one rule would have called of several sources, the newest first. */
export function together(parts: readonly RulePreview[], most: number): RulePreview {
  const begins = parts.flatMap(({ from }) => from ?? [])
  return {
    calls: parts
      .flatMap(({ calls }) => calls)
      .toSorted((a, b) => b.at - a.at)
      .slice(0, most),
    fired: parts.reduce((sum, { fired }) => sum + fired, 0),
    events: parts.reduce((sum, { events }) => sum + events, 0),
    from: begins.length === 0 ? null : Math.min(...begins),
  }
}
