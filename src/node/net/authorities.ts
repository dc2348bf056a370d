import { readFileSync } from 'node:fs'
import tls from 'node:tls'

/** Where Linux systems keep their authorities, for runtimes that cannot list them. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/** Contexts by their own authorities: some 300 certificates are parsed for each, which takes 50 ms. */
const known = new Map<string, tls.SecureContext>()
const mostKnown = 32
let knownList: readonly string[] | null = null

/**
 * Authorities that this machine trusts, PEM: those that the runtime brings, and those of the system, where an
 * administrator adds a company's own. Read once: a program sees a change when it starts again.
 */
export function systemAuthorities(): readonly string[] {
  knownList ??= [...new Set([...tls.rootCertificates, ...listed()])]
  return knownList
}

function listed(): readonly string[] {
  // Node from 22.15; Electron's may be older.
  if (typeof tls.getCACertificates === 'function') {
    return [...tls.getCACertificates('system'), ...tls.getCACertificates('extra')]
  }
  for (const path of bundles) {
    try {
      return certificatesOf(readFileSync(path, 'utf8'))
    } catch {
      // Another system keeps them elsewhere.
    }
  }
  return []
}

function certificatesOf(text: string): readonly string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
}

/**
 * What a TLS connection trusts: the machine's authorities, and these.
 *
 * @param ca PEM text of more authorities
 * @throws when `ca` holds no certificate that can be read
 */
export function trustContext(ca: string | undefined): tls.SecureContext {
  const key = ca ?? ''
  const context =
    known.get(key) ??
    tls.createSecureContext({ ca: [...systemAuthorities(), ...(ca === undefined ? [] : [ca])] })
  if (known.size >= mostKnown) known.clear()
  known.set(key, context)
  return context
}
