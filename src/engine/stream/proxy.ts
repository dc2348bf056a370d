import { BlockList, isIP } from 'node:net'
import type { Transport } from './transport.ts'

const local = new BlockList()
local.addSubnet('127.0.0.0', 8, 'ipv4')
local.addSubnet('169.254.0.0', 16, 'ipv4')
local.addAddress('::1', 'ipv6')
local.addSubnet('fe80::', 10, 'ipv6')

/** Whether a host is this machine or its own cable: no proxy has anything to do there. */
export function isLocalHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const family = isIP(host)
  if (family === 0) return host === 'localhost' || host.endsWith('.localhost')
  return local.check(host, family === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The proxy on the way to a URL, or null for a straight way. Only the system's own choice has to be waited for.
 *
 * @throws what the system's resolver throws, which is to be told like any fault of a proxy
 */
export function proxyFor(url: URL, transport: Transport): URL | null | Promise<URL | null> {
  const { proxy, systemProxy } = transport
  if (proxy === 'none' || isLocalHost(url.hostname)) return null
  if (proxy !== 'system') return new URL(proxy)
  return systemProxy(url.href).then((found) => (found === null ? null : new URL(found)))
}

/** Host and port of a proxy for people; never its credentials. */
export function proxyName(proxy: URL): string {
  return `${proxy.hostname}:${proxy.port || (proxy.protocol === 'https:' ? '443' : '80')}`
}

/** What a proxy that wants a name and a password is told, where its URL holds them. */
export function proxyHeaders(proxy: URL): Readonly<Record<string, string>> {
  if (proxy.username === '' && proxy.password === '') return {}
  const pair = `${decoded(proxy.username)}:${decoded(proxy.password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` }
}

/** A percent sign that begins no escape stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
