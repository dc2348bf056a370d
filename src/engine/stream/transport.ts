import type { SourceProxy, SourceTls } from '../../shared/settings/schema.ts'
import type { SystemProxy } from '../ports.ts'

/** The way to a source (issue 3.9): whom to trust over TLS, and through which proxy. */
export interface Transport {
  /** Own authorities or a pin beside the system's authorities; undefined: those alone. */
  readonly tls: SourceTls | undefined
  readonly proxy: SourceProxy
  /** Asked at every attempt where `proxy` is `system`. */
  readonly systemProxy: SystemProxy
}

/** Straight to the server, trusting whom the system trusts. */
export const straightTransport: Transport = {
  tls: undefined,
  proxy: 'none',
  systemProxy: async () => null,
}
