import type { CreateBranch } from '../../shared/hub/commands.ts'
import { type Decision, reject } from './decision.ts'
import type { BranchRow, HubView } from './view.ts'

/** A branch is made once; the same again is answered again, another name for the same id is a conflict. */
export function decideCreateBranch(input: CreateBranch, view: HubView): Decision {
  const { id, name, allowNegativeStock } = input
  const known = view.branch(id)
  if (known === undefined) {
    const payload = { id, name, allowNegativeStock }
    return {
      kind: 'accepted',
      status: 201,
      events: [{ type: 'branch.created', topic: 'branches', branch: id, payload }],
      answer: payload,
    }
  }
  if (known.name !== name || known.allowNegativeStock !== allowNegativeStock) {
    return reject('conflict', `branch ${id} exists already with other content`)
  }
  return { kind: 'repeated', seq: known.seq, answer: { id, name, allowNegativeStock } }
}

/** The branch of a command, or why it may not be used. */
export function usableBranch(id: string, view: HubView): BranchRow | ReturnType<typeof reject> {
  return view.branch(id) ?? reject('unknown_branch', `there is no branch ${id}`)
}
