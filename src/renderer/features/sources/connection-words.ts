import { assertNever } from '../../../shared/assert-never.ts'
import type {
  ConnectionState,
  DegradedReason,
  FaultReason,
  NeedsYouReason,
  PauseReason,
} from '../../../shared/domain/connection.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'

/** Ages that only the screen knows, because they go on without the engine. */
export interface ConnectionAges {
  readonly age: string
  readonly countdown: string
}

/** The few words beside a source's name when it is not live. */
export function connectionDetail(
  t: Translate,
  connection: ConnectionState,
  { age, countdown }: ConnectionAges,
): string {
  switch (connection.state) {
    case 'live':
      return t('state.live').toLowerCase()
    case 'connecting':
    case 'off':
      return t(`state.${connection.state}`).toLowerCase()
    case 'paused':
      return t(`pause.short.${connection.reason}`)
    case 'stale':
      return age === '' ? t('time.staleNow') : t('time.stale', { age })
    case 'backoff':
      return countdown === '' ? t('time.retryNow') : t('time.retryIn', { age: countdown })
    case 'needs-you':
      return t(`needs.short.${connection.reason}`)
    case 'degraded':
      return t(`degraded.short.${connection.reason}`)
    default:
      return assertNever(connection)
  }
}

/** What the state means and what to do, in a sentence. */
export function connectionExplained(t: Translate, connection: ConnectionState): string {
  switch (connection.state) {
    case 'live':
      return t(`transport.${connection.transport}`)
    case 'connecting':
      return t('connecting.attempt', { count: connection.attempt })
    case 'stale':
      return t('stale.explain')
    case 'backoff':
      return t(`fault.${connection.reason}`)
    case 'paused':
      return t(`pause.${connection.reason}`)
    case 'needs-you':
      return t(`needs.${connection.reason}`)
    case 'degraded':
      return t(`degraded.${connection.reason}`)
    case 'off':
      return t('off.explain')
    default:
      return assertNever(connection)
  }
}

type Reason = PauseReason | NeedsYouReason | DegradedReason | FaultReason

/** The words of every reason there is; a new one without words does not compile. */
const reasonKeys = {
  user: 'pause.user',
  'window-hidden': 'pause.window-hidden',
  suspended: 'pause.suspended',
  unauthorized: 'needs.short.unauthorized',
  forbidden: 'needs.short.forbidden',
  'ended-by-server': 'needs.short.ended-by-server',
  certificate: 'needs.short.certificate',
  'secret-missing': 'needs.short.secret-missing',
  'proxy-buffering': 'degraded.short.proxy-buffering',
  'store-failed': 'degraded.short.store-failed',
  'stream-refused': 'degraded.short.stream-refused',
  'lookup-failed': 'degraded.short.lookup-failed',
  refused: 'fault.refused',
  dns: 'fault.dns',
  tls: 'fault.tls',
  proxy: 'fault.proxy',
  timeout: 'fault.timeout',
  'http-status': 'fault.http-status',
  'not-a-stream': 'fault.not-a-stream',
  redirect: 'fault.redirect',
  'connection-lost': 'fault.connection-lost',
  ended: 'fault.ended',
  protocol: 'fault.protocol',
  'hub-stopped': 'fault.hub-stopped',
} as const satisfies Readonly<Record<Reason, string>>

const known: ReadonlyMap<string, (typeof reasonKeys)[Reason]> = new Map(Object.entries(reasonKeys))

/** A state's reason as the connection history tells it: in words where it is known, else as it is. */
export function reasonWords(t: Translate, reason: string): string {
  const key = known.get(reason)
  return key === undefined ? reason : t(key)
}
