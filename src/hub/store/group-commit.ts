/** One job of a group: executed inside the group's transaction, answered after its commit. */
interface Waiting<J, R> {
  readonly job: J
  readonly resolve: (result: R) => void
  readonly reject: (error: unknown) => void
}

export interface GroupCommit<J, R> {
  add(job: J): Promise<R>
  /** Runs what is waiting now; for an orderly end. */
  flush(): void
  readonly waiting: number
}

/**
 * Gathers jobs into groups, so that many share one fsync (S1).
 *
 * A group is what arrived in one turn of the event loop: while one group's commit waits for the disk, the requests of the
 * next gather in the kernel's socket buffers. There is no timer, so a lonely job is not held up.
 * @param run executes and commits a whole group, and gives one result for each job, in order
 */
export function createGroupCommit<J, R>(
  run: (jobs: readonly J[]) => readonly R[],
  maxGroup = 1000,
): GroupCommit<J, R> {
  let queue: Waiting<J, R>[] = []
  let scheduled = false

  function schedule(): void {
    if (scheduled || queue.length === 0) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      runGroup()
      schedule()
    })
  }
  function runGroup(): void {
    const group = queue.slice(0, maxGroup)
    queue = queue.slice(maxGroup)
    if (group.length === 0) return
    let results: readonly R[]
    try {
      results = run(group.map(({ job }) => job))
    } catch (error) {
      for (const { reject } of group) reject(error)
      return
    }
    for (const [index, { resolve }] of group.entries()) resolve(results[index] as R)
  }
  return {
    add(job) {
      return new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject })
        schedule()
      })
    },
    flush() {
      while (queue.length > 0) runGroup()
    },
    get waiting() {
      return queue.length
    },
  }
}
