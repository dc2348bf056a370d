import * as z from 'zod/mini'
import type { HubHostMessage, HubMessage } from '../../shared/hub/host.ts'

/** A running hub as its host sees it; Electron's utilityProcess is one implementation, an in-memory one serves tests. */
export interface HubProcess {
  post(message: HubHostMessage): void
  /** Messages come as they were sent; {@link parseHubMessage} reads them. */
  onMessage(listener: (message: unknown) => void): void
  /** Called once, when the process is gone for whatever reason. */
  onExit(listener: (code: number) => void): void
  /** Ends it at once. */
  kill(): void
}

/** Makes a new process; it waits for its `start` message. */
export type SpawnHub = () => HubProcess

const message = z.union([
  z.object({
    ready: z.literal(true),
    url: z.url({ protocol: /^http$/ }),
    epoch: z.string(),
    pid: z.number(),
    token: z.optional(z.string()),
  }),
  z.object({
    ready: z.literal(false),
    code: z.enum(['port_in_use', 'data_locked', 'data_unwritable', 'failed']),
    message: z.string(),
  }),
])

/** Reads a message of the hub's process (src/shared/hub/host.ts). @returns null for anything else */
export function parseHubMessage(value: unknown): HubMessage | null {
  const parsed = message.safeParse(value)
  return parsed.success ? (parsed.data as HubMessage) : null
}
