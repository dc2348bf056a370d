/**
 * Puts a text on the clipboard. The window has no permission for the clipboard's own API (main refuses every one), so
 * the page's own copy command does it, which works only in answer to a key or a click.
 *
 * @returns whether it is there
 */
export function copyText(page: Document, text: string): boolean {
  const take = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  page.addEventListener('copy', take, { once: true })
  try {
    return page.execCommand('copy')
  } finally {
    page.removeEventListener('copy', take)
  }
}
