import type { X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import { type Fault, needsCertificate } from './fault.ts'

/** Facts of a server's certificate. */
export interface PeerCertificate {
  /** SHA-256 of the certificate, lower-case hex: what a pin is compared with. */
  readonly fingerprint: string
  /** Names of its subject and issuer, one line each. */
  readonly subject: string
  readonly issuer: string
  /** Epoch ms. */
  readonly validFrom: number
  readonly validTo: number
}

/** The certificate that the other side showed, or null where it showed none. To be asked once: Node 24 forgets it then. */
export function peerCertificate(socket: TLSSocket): PeerCertificate | null {
  const certificate = socket.getPeerX509Certificate()
  if (certificate === undefined) return null
  return {
    fingerprint: hexOf(certificate.fingerprint256),
    subject: commonName(certificate, 'subject'),
    issuer: commonName(certificate, 'issuer'),
    validFrom: Date.parse(certificate.validFrom),
    validTo: Date.parse(certificate.validTo),
  }
}

/** Who is judged, and by what. */
export interface Judged {
  readonly socket: TLSSocket
  readonly certificate: PeerCertificate | null
  readonly host: string
  /** SHA-256, hex with or without colons. */
  readonly pin: string | undefined
  /** Epoch ms. */
  readonly now: number
}

/**
 * Whether a server may be spoken to. The socket was opened without Node's own verdict being enforced, so that the
 * certificate can be shown to a person; nothing is sent before this said yes.
 *
 * With a pin exactly that certificate is trusted and nothing else: who issued it and for which name does not matter then.
 * Its dates still do: an expired certificate is one that its owner meant to replace, and its key may have been let go of.
 *
 * @returns null when it may
 */
export function judgePeer({ socket, certificate, host, pin, now }: Judged): Fault | null {
  if (certificate === null) return needsCertificate('the server showed no certificate')
  if (pin === undefined) {
    if (socket.authorized) return null
    return needsCertificate(plainReason(String(socket.authorizationError), host, certificate))
  }
  if (certificate.fingerprint !== hexOf(pin)) {
    return needsCertificate(
      `not the pinned certificate: the server shows ${certificate.fingerprint} (PIN_MISMATCH)`,
    )
  }
  if (now > certificate.validTo) return needsCertificate(plainReason('CERT_HAS_EXPIRED', host, certificate))
  if (now < certificate.validFrom)
    return needsCertificate(plainReason('CERT_NOT_YET_VALID', host, certificate))
  return null
}

function plainReason(code: string, host: string, certificate: PeerCertificate): string {
  const words: Readonly<Record<string, string>> = {
    DEPTH_ZERO_SELF_SIGNED_CERT: 'a self-signed certificate',
    SELF_SIGNED_CERT_IN_CHAIN: 'signed by an own authority that this machine does not know',
    UNABLE_TO_GET_ISSUER_CERT: unknownIssuer(certificate),
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer(certificate),
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer(certificate),
    CERT_HAS_EXPIRED: `expired on ${day(certificate.validTo)}`,
    CERT_NOT_YET_VALID: `not valid before ${day(certificate.validFrom)}; is this machine's clock right?`,
    ERR_TLS_CERT_ALTNAME_INVALID: `made for another name than ${host}`,
    CERT_REVOKED: 'revoked by its authority',
  }
  return `${words[code] ?? 'the certificate cannot be trusted'} (${code})`
}

function unknownIssuer({ issuer }: PeerCertificate): string {
  return `issued by ${issuer || 'an authority'}, which this machine does not know`
}

function day(ms: number): string {
  return Number.isNaN(ms) ? 'an unknown day' : new Date(ms).toISOString().slice(0, 10)
}

function hexOf(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase()
}

/** The common name, or the whole name in one line; free text of a stranger, so it is cut. */
function commonName(certificate: X509Certificate, whose: 'subject' | 'issuer'): string {
  const name = certificate[whose] ?? ''
  const common = /^CN=(.*)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', ')
  return common.slice(0, 100)
}
