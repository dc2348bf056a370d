import { adminTopics } from '../../../shared/hub/events.ts'
import type { Principal } from '../../store/token-file.ts'
import { allows } from '../permissions.ts'
import { ProblemError } from '../problem.ts'
import type { QueryParameter } from '../route.ts'

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Names of a query like `topics=stock,revenue`, also given several times. null: not asked for. Untrusted. */
export function namesOf(query: URLSearchParams, name: string): readonly string[] | null {
  const values = query.getAll(name).flatMap((value) => value.split(','))
  const names = values.map((value) => value.trim()).filter((value) => value !== '')
  if (names.length === 0) return null
  if (names.length > 100 || !names.every((value) => namePattern.test(value))) {
    throw new ProblemError('malformed', `${name} must be names, separated by commas`)
  }
  return names
}

/** The branch that a reader gets: its token's own, or the one it asks for, or null for all (O14). */
export function branchOf(query: URLSearchParams, principal: Principal): string | null {
  const asked = namesOf(query, 'branch')
  if (asked !== null && asked.length > 1) throw new ProblemError('malformed', 'give one branch')
  const branch = asked?.[0] ?? null
  if (principal.branchId === null) return branch
  if (branch !== null && branch !== principal.branchId) {
    throw new ProblemError('forbidden', `this token may only read branch ${principal.branchId}`)
  }
  return principal.branchId
}

/** Whether this reader may hear of what only admins may see. */
export function mayReadHidden(principal: Principal): boolean {
  return allows(principal.role, 'read.hidden')
}

/** Topics that a reader asks for; naming one that it may not read is refused (R6), null is all that it may read. */
export function topicsOf(query: URLSearchParams, principal: Principal): readonly string[] | null {
  const topics = namesOf(query, 'topics')
  const refused = topics?.find((topic) => adminTopics.includes(topic))
  if (refused !== undefined && !mayReadHidden(principal)) {
    throw new ProblemError('forbidden', `the role ${principal.role} may not read the topic ${refused}`)
  }
  return topics
}

export const branchParameter: QueryParameter = {
  name: 'branch',
  description: 'Only this branch, and what belongs to none; who has a branch sees no other',
}
export const filterParameters: readonly QueryParameter[] = [
  { name: 'topics', description: 'Topics, separated by commas; all when left out' },
  branchParameter,
]
