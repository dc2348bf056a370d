/** How long after the first message of a connection a replay may still come, ms. */
const burstMs = 2_000

/**
 * Knows which messages belong to the opening burst of their connection, for servers that replay on connect. The time of
 * the first message counts and not that of the connection: a proxy may hold the first bytes back for minutes.
 */
export interface Opening {
  /** A connection opened. @param at epoch ms */
  opened(at: number): void
  /** @returns when the connection was opened, while the burst lasts; undefined after it */
  of(message: { readonly connection: number; readonly receivedAt: number }): number | undefined
}

export function createOpening(): Opening {
  let openedAt: number | undefined
  let connection = 0
  let firstAt = 0
  return {
    opened(at) {
      openedAt = at
    },
    of(message) {
      if (message.connection !== connection) {
        connection = message.connection
        firstAt = message.receivedAt
      }
      return message.receivedAt - firstAt < burstMs ? openedAt : undefined
    },
  }
}
