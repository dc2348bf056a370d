/** Does what concerns one key one after the other; different keys do not wait for each other. */
export interface Turns {
  /** Runs `work` after all earlier work of this key, however that ended. Answers as `work` does. */
  take<T>(key: string, work: () => Promise<T>): Promise<T>
}

/** Its memory is bounded by the work that waits. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()

  return {
    take(key, work) {
      const before = last.get(key) ?? Promise.resolve()
      const mine = before.then(work, work)
      last.set(key, mine)
      const leave = (): void => {
        if (last.get(key) === mine) last.delete(key)
      }
      mine.then(leave, leave)
      return mine
    },
  }
}
