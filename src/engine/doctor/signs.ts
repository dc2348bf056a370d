import type { IncomingHttpHeaders } from 'node:http'

/** Programs that stand before servers and may hold an answer back, by the word that they use for themselves. */
const proxies =
  /nginx|openresty|tengine|apache|haproxy|varnish|squid|envoy|traefik|caddy|cloudflare|cloudfront|akamai|litespeed|iis/i
const tellingHeaders = ['via', 'x-cache', 'x-varnish', 'cf-ray', 'x-amz-cf-id', 'x-served-by'] as const

/**
 * What in an answer's head says that a proxy stands before the server; '' when nothing does, which proves nothing.
 * The text holds names of programs only, cut to a length for people.
 */
export function proxySign(headers: IncomingHttpHeaders): string {
  const server = String(headers.server ?? '')
  if (proxies.test(server)) return `Server: ${server.slice(0, 60)}`
  const name = tellingHeaders.find((header) => headers[header] !== undefined)
  return name === undefined ? '' : `${name}: ${String(headers[name]).slice(0, 60)}`
}

const loginPath = /(^|[/_-])(log-?in|sign-?in|masuk|auth|sso|account)([/_.-]|$)/i
const passwordField = /<input\b[^>]*\btype\s*=\s*["']?password/i
const loginForm = /<form\b[^>]*\b(log-?in|sign-?in|masuk|session)/i
const loginTitle = /<title[^>]*>[^<]*\b(log ?in|sign ?in|masuk)\b/i

/** Whether a redirect leads to where people sign in. */
export function isLoginPath(path: string): boolean {
  return loginPath.test(path)
}

/** Whether a page asks people to sign in. */
export function isLoginPage(html: string): boolean {
  return passwordField.test(html) || loginForm.test(html) || loginTitle.test(html)
}
