/**
 * An address in a foreign document, made absolute. Only http and https are addresses of pages and pictures: `javascript:`,
 * `data:` and `file:` are dropped, and so is one with credentials (R6, C11).
 *
 * @param base absolute URL of the document
 * @returns null for anything else
 */
export function safeUrl(text: string, base: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.startsWith('#') || !URL.canParse(trimmed, base)) return null
  const url = new URL(trimmed, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  if (url.username !== '' || url.password !== '' || url.href.length > 2_000) return null
  return url.href
}
