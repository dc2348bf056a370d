/** Those who want to hear of something, told in the order they came. */
export interface Signal<T> {
  on(listener: (value: T) => void): () => void
  tell(value: T): void
}

/** @param onError a listener that fails is a bug of its own, which must not turn a durable commit into a failure */
export function createSignal<T>(onError: (error: unknown) => void): Signal<T> {
  const listeners = new Set<(value: T) => void>()
  return {
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(value) {
      for (const listener of listeners) {
        try {
          listener(value)
        } catch (error) {
          onError(error)
        }
      }
    },
  }
}
