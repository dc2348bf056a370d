/** The end of a command that runs until somebody ends it. */
export interface Stop {
  /** Resolves at SIGINT, SIGTERM or {@link Stop.now}. */
  readonly asked: Promise<void>
  now(): void
}

/** Takes the two signals over from their default, which would end the process with what is queued. */
export function untilStopped(): Stop {
  let now = (): void => {}
  const asked = new Promise<void>((resolve) => {
    now = resolve
  })
  process.once('SIGINT', now)
  process.once('SIGTERM', now)
  return { asked, now }
}
