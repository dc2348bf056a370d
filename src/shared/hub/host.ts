/** What the hub's process tells its host; over `parentPort` in a utilityProcess, as the first stdout line under plain Node. */
export type HubMessage =
  | {
      readonly ready: true
      readonly url: string
      readonly epoch: string
      readonly pid: number
      /** Only to a utilityProcess host: the token that the embedded console uses. Never printed. */
      readonly token?: string
    }
  | {
      readonly ready: false
      readonly code: 'port_in_use' | 'data_locked' | 'data_unwritable' | 'failed'
      readonly message: string
    }

/** What the host tells an embedded hub. `start` is the first message. */
export type HubHostMessage =
  | {
      readonly type: 'start'
      readonly dataDir: string
      readonly port: number
      readonly demo: boolean
      readonly nativeBinding: string | null
    }
  | { readonly type: 'stop' }
