import type { Severity } from '../../../shared/domain/alert.ts'

/** Limits on how often a desktop is bothered (practice.md 3.2, issue 4.5). */
export const floodLimits = {
  /** The same key, and the same group of keys, at most once in this time, ms. */
  perKeyMs: 60_000,
  /** At most `burst` notifications in `burstMs`. */
  burst: 5,
  /** Of these, what is not critical may take so many: news must not use up the place of what needs a person. */
  news: 3,
  burstMs: 30_000,
} as const

/** A notification that is due. */
export interface Call {
  readonly key: string
  /** Source and rule: the first of a group is shown at once, what follows is counted. */
  readonly group: string
  readonly severity: Severity
  /** Called again because nobody answered: no limit for its key and group, only that for all. */
  readonly repeat: boolean
}

/** What to do with it: show it, leave it out because the same was shown a moment ago, or count it for a summary. */
export type FloodVerdict = 'show' | 'repeat' | 'count'

export interface Flood {
  judge(call: Call, now: number): FloodVerdict
  /** Something else was shown, which takes a place among all. */
  showed(now: number): void
}

interface Shown {
  readonly at: number
  readonly severity: Severity
}

const rank: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 }

/** Pure bookkeeping; `now` is monotonic ms. Its memory is bounded by what was shown in one minute. */
export function createFlood(): Flood {
  const byKey = new Map<string, Shown>()
  const byGroup = new Map<string, Shown>()
  let places: number[] = []

  function forgetOld(now: number): void {
    for (const shown of [byKey, byGroup])
      for (const [name, { at }] of shown) if (now - at >= floodLimits.perKeyMs) shown.delete(name)
    places = places.filter((at) => now - at < floodLimits.burstMs)
  }

  return {
    judge({ key, group, severity, repeat }, now) {
      forgetOld(now)
      const same = byKey.get(key)
      // What got worse since is news, whatever was shown a moment ago.
      const passes = repeat || (same !== undefined && rank[severity] > rank[same.severity])
      if (!passes && same !== undefined) return 'repeat'
      if (!passes && byGroup.has(group)) return 'count'
      if (places.length >= (severity === 'critical' ? floodLimits.burst : floodLimits.news)) return 'count'
      byKey.set(key, { at: now, severity })
      byGroup.set(group, { at: now, severity })
      places.push(now)
      return 'show'
    },
    showed(now) {
      places.push(now)
    },
  }
}
