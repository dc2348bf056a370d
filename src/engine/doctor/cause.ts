import { assertNever } from '../../shared/assert-never.ts'
import type { CheckCause, CheckStepName } from '../../shared/domain/check.ts'
import type { FaultReason } from '../../shared/domain/connection.ts'
import type { Fault } from '../stream/fault.ts'

/**
 * The one cause that a fault of the stream stands for.
 *
 * @param step in which it happened: a connection that is cut during the TLS handshake is a matter of TLS
 */
export function causeOf(fault: Fault, step: CheckStepName | null): CheckCause {
  if (fault.kind === 'needs-you') return fault.reason === 'certificate' ? 'tls' : fault.reason
  return causeOfReason(fault.reason, fault.detail, step)
}

function causeOfReason(reason: FaultReason, detail: string, step: CheckStepName | null): CheckCause {
  switch (reason) {
    case 'dns':
    case 'tls':
    case 'proxy':
    case 'timeout':
      return reason
    case 'refused':
      return detail.includes('ECONNREFUSED') ? 'refused' : 'unreachable'
    case 'http-status':
      return /\b(404|410)\b/.test(detail) ? 'not-found' : 'http-status'
    case 'redirect':
      return /loop|more than/.test(detail) ? 'redirect-loop' : 'http-status'
    case 'not-a-stream':
      return 'wrong-content-type'
    case 'protocol':
      return detail.startsWith('Content-Encoding') ? 'wrong-content-type' : 'connection-lost'
    case 'connection-lost':
    case 'ended':
    case 'hub-stopped':
      return step === 'tls' ? 'tls' : 'connection-lost'
    default:
      return assertNever(reason)
  }
}
