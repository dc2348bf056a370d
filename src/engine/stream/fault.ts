import type { FaultReason, NeedsYouReason } from '../../shared/domain/connection.ts'

/** Why an attempt ended without success. `detail` is shown to people: never a secret, never a whole URL (C11). */
export type Fault =
  | {
      readonly kind: 'retry'
      readonly reason: FaultReason
      readonly detail: string
      /** From Retry-After, clamped ms; null when the server did not ask. */
      readonly retryAfterMs: number | null
    }
  | { readonly kind: 'needs-you'; readonly reason: NeedsYouReason; readonly detail: string }

/** The server's certificate, or what we should trust, is not right: only a person can say what to do. */
export function needsCertificate(detail: string): Fault {
  return { kind: 'needs-you', reason: 'certificate', detail }
}

/** A fault that heals by trying again. */
export function retryFault(reason: FaultReason, detail: string, retryAfterMs: number | null = null): Fault {
  return { kind: 'retry', reason, detail, retryAfterMs }
}

const dnsCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'])
const refusedCodes = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN'])
const certificateCode =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT|CRL_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)/

/** What OpenSSL and BoringSSL say of an answer that is no TLS at all. */
const notTls = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
])

/**
 * Sorts an error of the socket, of TLS or of the HTTP parser.
 *
 * A certificate that cannot be trusted needs a person: trying again changes nothing, and trying blindly would teach
 * people to ignore it. Everything else heals by itself (C2).
 */
export function faultOfError(error: unknown): Fault {
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  if (certificateCode.test(code))
    // Behind the semicolon OpenSSL's words turn to programmers.
    return needsCertificate(`${code}: ${message.split(';')[0]}`)
  if (dnsCodes.has(code)) return retryFault('dns', code)
  if (refusedCodes.has(code)) return retryFault('refused', code)
  if (code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') return retryFault('timeout', code)
  if (code.startsWith('HPE_')) return retryFault('protocol', `${code}: ${message}`)
  if (code.startsWith('ERR_SSL') || code === 'EPROTO' || code.startsWith('ERR_TLS'))
    return retryFault('tls', notTls.has(code) ? `${code}: the server does not speak TLS here` : code)
  return retryFault('connection-lost', code === '' ? message : code)
}

/** The errno or OpenSSL code of an error; of the first inner one where Node tried several addresses. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code
  return ''
}

/**
 * Sorts a response that is no stream by its status: 401, 403 and 204 need a person (E5), all others are tried again (C2).
 *
 * @param retryAfterMs the response's Retry-After, clamped, or null
 */
export function faultOfStatus(status: number, retryAfterMs: number | null): Fault {
  if (status === 401) return { kind: 'needs-you', reason: 'unauthorized', detail: 'HTTP 401' }
  if (status === 403) return { kind: 'needs-you', reason: 'forbidden', detail: 'HTTP 403' }
  if (status === 204) return { kind: 'needs-you', reason: 'ended-by-server', detail: 'HTTP 204' }
  return retryFault('http-status', `HTTP ${status}`, retryAfterMs)
}
