/** A place in the queue. */
export interface Place {
  /** True: it is its turn, to be ended by {@link Turns.done}. False: it was given up before. */
  readonly turn: Promise<boolean>
  /** Gives the place up; nothing once its turn has come. */
  leave(): void
}

/** Lets so many run at once; the others wait in the order in which they came. */
export interface Turns {
  wait(): Place
  done(): void
}

export function createTurns(limit: number): Turns {
  const waiting = new Set<(mine: boolean) => void>()
  let running = 0

  return {
    wait() {
      if (running < limit) {
        running += 1
        return { turn: Promise.resolve(true), leave() {} }
      }
      let leave = (): void => {}
      const turn = new Promise<boolean>((resolve) => {
        waiting.add(resolve)
        leave = () => {
          if (waiting.delete(resolve)) resolve(false)
        }
      })
      return { turn, leave }
    },
    done() {
      const [next] = waiting
      if (next === undefined) {
        running -= 1
        return
      }
      // The turn is handed on.
      waiting.delete(next)
      next(true)
    },
  }
}
