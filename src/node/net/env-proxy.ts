import { BlockList, isIP } from 'node:net'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The proxy for an address as the usual environment variables say: `https_proxy`, `http_proxy`, `all_proxy` and
 * `no_proxy`, in lower case first, as curl reads them. `no_proxy` holds names (a domain takes its subdomains with it),
 * addresses, ranges such as `10.0.0.0/8`, each with a port where one is meant, or `*`.
 *
 * @returns asks for one URL: an http(s) URL of a proxy, or null for a straight way. A proxy of another kind (SOCKS) is
 * not known here, and the way is straight
 */
export function createEnvironmentProxy(env: Environment): (url: string) => Promise<string | null> {
  const read = (name: string): string => (env[name] || env[name.toUpperCase()] || '').trim()
  return async (text) => {
    const url = new URL(text)
    const value = read(url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || read('all_proxy')
    if (value === '' || isExempt(url, read('no_proxy'))) return null
    const proxy = value.includes('://') ? value : `http://${value}`
    return URL.canParse(proxy) && /^https?:/i.test(proxy) ? new URL(proxy).href : null
  }
}

function isExempt(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && matches(entry, host, port))
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true
  if (entry.includes('/')) return isInRange(entry, host)
  const withPort = /^\[?([^\]]*?)\]?:(\d+)$/.exec(entry)
  if (withPort !== null && isIP(entry) !== 6) {
    return withPort[2] === port && matches(withPort[1] ?? '', host, port)
  }
  const name = entry.replace(/^\[|\]$/g, '').replace(/^\*?\./, '')
  return host === name || (isIP(host) === 0 && host.endsWith(`.${name}`))
}

function isInRange(range: string, host: string): boolean {
  const [network = '', bits = ''] = range.split('/')
  const [family, hostFamily] = [isIP(network), isIP(host)]
  const prefix = /^\d{1,3}$/.test(bits) ? Number(bits) : 999
  if (family === 0 || family !== hostFamily || prefix > (family === 6 ? 128 : 32)) return false
  const kind = family === 6 ? 'ipv6' : 'ipv4'
  const list = new BlockList()
  list.addSubnet(network, prefix, kind)
  return list.check(host, kind)
}
