import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A key and its certificate, PEM. */
export interface Identity {
  readonly key: string
  readonly cert: string
  /** SHA-256, lower-case hex. */
  readonly fingerprint: string
}

/** Certificates of every kind that a server may show, made by openssl for one test run. */
export interface Certificates {
  /** An authority that no machine knows, PEM. */
  readonly authority: string
  /** For 127.0.0.1 and localhost, by the authority. */
  readonly good: Identity
  readonly expired: Identity
  /** By the authority, but for another name. */
  readonly otherName: Identity
  readonly selfSigned: Identity
}

/** @throws when openssl is missing: a missing tool is a failure, not a skip */
export function makeCertificates(): Certificates {
  const dir = mkdtempSync(join(tmpdir(), 'pantau-certificates-'))
  const path = (name: string): string => join(dir, name)
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', [...args], { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] })
  }

  function newKey(name: string): void {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`)
  }

  function read(name: string): Identity {
    const cert = readFileSync(path(`${name}.pem`), 'utf8')
    const fingerprint = new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase()
    return { key: readFileSync(path(`${name}.key`), 'utf8'), cert, fingerprint }
  }

  function issue(name: string, names: string, days: number, signer: readonly string[]): Identity {
    newKey(name)
    writeFileSync(path(`${name}.ext`), `subjectAltName=${names}\n`)
    openssl('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-out', `${name}.csr`)
    const request = ['x509', '-req', '-in', `${name}.csr`, '-days', String(days), '-extfile', `${name}.ext`]
    openssl(...request, ...signer, '-out', `${name}.pem`)
    return read(name)
  }

  try {
    newKey('authority')
    openssl(
      'req',
      '-x509',
      '-new',
      '-key',
      'authority.key',
      '-subj',
      '/CN=Shop Authority',
      '-out',
      'authority.pem',
    )
    const byAuthority = ['-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial']
    const here = 'IP:127.0.0.1,DNS:localhost'
    return {
      authority: readFileSync(path('authority.pem'), 'utf8'),
      good: issue('good', here, 30, byAuthority),
      expired: issue('expired', here, -1, byAuthority),
      otherName: issue('other', 'DNS:other.example', 30, byAuthority),
      selfSigned: issue('self', here, 30, ['-signkey', 'self.key']),
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
