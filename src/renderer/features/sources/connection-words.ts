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
    case 'paused':
    case 'off':
      return t(`state.${connection.state}`).toLowerCase()
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

/** A state's reason as the connection history tells it: in words where it is known, else as it is. */
export function reasonWords(t: Translate, reason: string): string {
  const pause = pauses.find((name) => name === reason)
  if (pause) return t(`pause.${pause}`)
  const needs = needsYou.find((name) => name === reason)
  if (needs) return t(`needs.short.${needs}`)
  const degraded = degradations.find((name) => name === reason)
  if (degraded) return t(`degraded.short.${degraded}`)
  const fault = faults.find((name) => name === reason)
  return fault ? t(`fault.${fault}`) : reason
}

const pauses = ['user', 'window-hidden', 'suspended'] as const satisfies readonly PauseReason[]
const needsYou = [
  'unauthorized',
  'forbidden',
  'ended-by-server',
  'certificate',
  'secret-missing',
] as const satisfies readonly NeedsYouReason[]
const degradations = [
  'proxy-buffering',
  'store-failed',
  'stream-refused',
] as const satisfies readonly DegradedReason[]
const faults = [
  'refused',
  'dns',
  'tls',
  'timeout',
  'http-status',
  'not-a-stream',
  'redirect',
  'connection-lost',
  'ended',
  'protocol',
  'hub-stopped',
] as const satisfies readonly FaultReason[]
