import { isIP } from 'node:net'
import { ProblemError } from './problem.ts'

/** What a request says before anything of it is believed. Untrusted. */
export interface Approach {
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly url: string
  /** Address of ours that the socket came in on. */
  readonly localAddress: string | undefined
}

const urlTokenNames = new Set([
  'token',
  'access_token',
  'auth_token',
  'api_key',
  'apikey',
  'auth',
  'authorization',
  'bearer',
  'jwt',
])

/** Name part of a Host header: `[::1]:4747` gives `::1`. */
function hostName(host: string): string | null {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:/?#@\s]+))(?::\d{1,5})?$/.exec(host)
  return (match?.[1] ?? match?.[2] ?? null)?.toLowerCase() ?? null
}

function plainAddress(address: string): string {
  return address.replace(/^::ffff:/, '').toLowerCase()
}

/**
 * A page of another site can make a browser call a loopback server under a name of its own (DNS rebinding), so the name
 * is checked (S13): loopback names, the listed ones, and the very address that the socket came in on, which no foreign
 * name can stand for.
 */
function assertHost({ host, localAddress }: Approach, allowed: ReadonlySet<string>): void {
  const name = host === undefined ? null : hostName(host)
  if (name !== null) {
    if (name === 'localhost' || name === '127.0.0.1' || name === '::1' || allowed.has(name)) return
    if (isIP(name) !== 0 && localAddress !== undefined && plainAddress(localAddress) === name) return
  }
  throw new ProblemError('misdirected', `the host name ${JSON.stringify(host ?? '')} is not served here`)
}

function assertNoTokenInUrl(url: string): void {
  const at = url.indexOf('?')
  if (at === -1) return
  for (const name of new URLSearchParams(url.slice(at + 1)).keys()) {
    if (urlTokenNames.has(name.toLowerCase())) {
      throw new ProblemError(
        'token_in_url',
        'send the token in the Authorization header; URLs end up in logs',
      )
    }
  }
}

export interface GuardOptions {
  /** Host names beside the loopback ones, lower case, without port. */
  readonly allowedHosts: readonly string[]
  /** Exact origins of web pages that may call. */
  readonly allowedOrigins: readonly string[]
}

/** @returns a check that throws a ProblemError for a request that must not be looked at any further */
export function createGuard(options: GuardOptions): (approach: Approach) => void {
  const hosts = new Set(options.allowedHosts.map((host) => host.toLowerCase()))
  const origins = new Set(options.allowedOrigins)
  return (approach) => {
    assertHost(approach, hosts)
    if (approach.origin !== undefined && !origins.has(approach.origin)) {
      throw new ProblemError('forbidden_origin', 'web pages of this origin may not call the hub')
    }
    assertNoTokenInUrl(approach.url)
  }
}
