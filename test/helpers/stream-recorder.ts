import { createStreamSupervisor } from '../../src/engine/stream/supervisor.ts'
import type {
  RawMessage,
  StreamNotice,
  StreamOptions,
  StreamOwner,
  StreamSupervisor,
} from '../../src/engine/stream/types.ts'
import { createSystemClock } from '../../src/node/time/clock.ts'
import type { ConnectionState } from '../../src/shared/domain/connection.ts'

/** A supervisor whose owner writes down everything; its cursor is the id of the last message. */
export interface StreamRecorder {
  readonly supervisor: StreamSupervisor
  readonly messages: RawMessage[]
  readonly states: ConnectionState[]
  readonly notices: StreamNotice[]
  /** Names of the states in order. */
  names(): string[]
  last(): ConnectionState
}

export function recordStream(
  url: string,
  options: Partial<Omit<StreamOptions, 'owner' | 'url'>> & { readonly owner?: Partial<StreamOwner> } = {},
): StreamRecorder {
  const messages: RawMessage[] = []
  const states: ConnectionState[] = []
  const notices: StreamNotice[] = []
  const { owner, ...rest } = options
  const supervisor = createStreamSupervisor({
    url,
    heartbeatMs: 15_000,
    pollMs: 1_000,
    fallback: null,
    clock: createSystemClock(),
    // No jitter: a retry comes at once, or when the server asked for it.
    random: () => 0,
    ...rest,
    owner: {
      cursor: () => messages.findLast((message) => message.hasId)?.lastEventId ?? null,
      headers: async () => ({}),
      isFull: () => false,
      onMessage: (message) => messages.push(message),
      onState: (state) => states.push(state),
      onNotice: (notice) => notices.push(notice),
      ...owner,
    },
  })
  return {
    supervisor,
    messages,
    states,
    notices,
    names: () => states.map(({ state }) => state),
    last: () => states.at(-1) ?? { state: 'off' },
  }
}
