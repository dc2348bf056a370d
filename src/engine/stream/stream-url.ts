/**
 * URL of one stream: the source's URL with the stream's path behind it.
 *
 * A source whose URL already ends with that path (somebody pasted the endpoint itself) keeps it, and so do a path
 * prefix (`https://shop.example/app`) and the query. Credentials in the URL are dropped: secrets never travel in URLs (C11).
 *
 * @param base absolute http(s) URL of the source
 * @param path begins with `/`; may carry a query, which is added to the source's own. '' means the URL itself
 */
export function streamUrl(base: string, path: string): string {
  const url = new URL(base)
  const extra = new URL(path, 'http://path.invalid')
  const prefix = url.pathname.replace(/\/+$/, '')
  if (path !== '') url.pathname = prefix.endsWith(extra.pathname) ? prefix : `${prefix}${extra.pathname}`
  for (const [key, value] of extra.searchParams) url.searchParams.append(key, value)
  url.username = ''
  url.password = ''
  url.hash = ''
  return url.href
}
