import type { Gap, GapReason } from '../../shared/domain/gap.ts'
import { parsePosition } from '../../shared/domain/position.ts'
import type { View } from './view.ts'

/** What is known about a hole when it is found. */
export interface GapFinding {
  readonly source: string
  readonly stream: string
  readonly reason: GapReason
  readonly from: string
  readonly to: string
  readonly at: number
  readonly count?: number | null
}

/**
 * The row that a finding continues: an unverified interval that ends where this one begins. A quiet source without ids
 * is asked again every 45 s (C4); nothing was heard between two such intervals, so they are one, and one row.
 */
export function findContinued(view: View, finding: GapFinding): Gap | undefined {
  if (finding.reason !== 'unverified') return undefined
  for (const [, gap] of view.entries('gaps')) {
    const sameStream = gap.source === finding.source && gap.stream === finding.stream
    if (sameStream && gap.reason === 'unverified' && gap.to === finding.from) return gap
  }
  return undefined
}

/**
 * The visible row of a hole (E4). The number of missing events is known where both bounds are positions of one epoch:
 * `from` is the last event we have, `to` the first one after the hole.
 */
export function createGap(id: string, finding: GapFinding): Gap {
  return { ...finding, id, count: finding.count ?? missingBetween(finding.from, finding.to) }
}

function missingBetween(from: string, to: string): number | null {
  const last = parsePosition(from)
  const next = parsePosition(to)
  if (last === null || next === null || last.epoch !== next.epoch || next.seq <= last.seq) return null
  return next.seq - last.seq - 1
}
