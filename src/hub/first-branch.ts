import type { HubStore } from './store/hub-store.ts'

/** The branch that every new hub has (contract.md). Again after the database had to be begun anew. */
export async function foundFirstBranch(store: HubStore): Promise<void> {
  if (store.bounds().head > 0) return
  const input = { id: 'utama', name: 'Cabang Utama', allowNegativeStock: false }
  await store.execute({
    command: { kind: 'create-branch', input },
    publisher: 'hub',
    branchId: null,
    sender: 'hub',
    idempotency: null,
  })
}
