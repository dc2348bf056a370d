const forms = '#root[aria-hidden="true"] ~ * [role="dialog"][data-open]:not([data-testid="palette"])'

/**
 * Whether a form lies over the view: to go elsewhere would throw away what was typed into it. What is only beside the view
 * (a list that drops down, a toast) leaves the rest of the page to be read.
 */
export function isCovered(page: Document): boolean {
  return page.querySelector(forms) !== null
}

/**
 * Runs something once no form lies over the view any more.
 *
 * @returns cancels it
 */
export function afterForm(page: Document, run: () => void): () => void {
  const observer = new MutationObserver(() => {
    if (isCovered(page)) return
    observer.disconnect()
    run()
  })
  observer.observe(page.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['aria-hidden', 'data-open'],
  })
  return () => observer.disconnect()
}
