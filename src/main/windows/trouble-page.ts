import { appOrigin, isAppUrl } from './asset-path.ts'

/** Trouble in which the ordinary page cannot work. */
export const troubleCodes = ['data-unwritable', 'engine-failed', 'page-died'] as const
export type TroubleCode = (typeof troubleCodes)[number]

/** What the page says: what happened, what it means, what to do (look.md, words). Plain text. */
export interface TroubleWords {
  readonly language: string
  readonly title: string
  readonly meaning: string
  readonly advice: string
  readonly again: string
}

/** One trouble with its plain facts: a path, a reason. */
export interface Trouble {
  readonly code: TroubleCode
  readonly detail: string
}

const folder = '/trouble'
const styleUrl = `${folder}/trouble.css`
const againUrl = `${appOrigin}${folder}/again`

/** Address of the page for a code. */
export function troubleUrl(code: TroubleCode): string {
  return `${appOrigin}${folder}/${code}.html`
}

/** Whether a navigation is the page's "try again": from a trouble page of ours, to its one link. */
export function isTryAgain(from: string, to: string): boolean {
  return to === againUrl && isAppUrl(from) && new URL(from).pathname.startsWith(`${folder}/`)
}

/** Serves the trouble pages: no script, no data, nothing that could fail as well. */
export function createTroublePages(words: (trouble: Trouble) => TroubleWords): {
  /** Remembers the facts that the page of this code shows. */
  set(trouble: Trouble): void
  page(url: URL): { readonly name: string; readonly content: string } | null
} {
  const current = new Map<string, Trouble>()
  return {
    set(trouble) {
      current.set(trouble.code, trouble)
    },
    page(url) {
      if (url.pathname === styleUrl) return { name: 'trouble.css', content: style }
      const code = troubleCodes.find((known) => url.pathname === `${folder}/${known}.html`)
      if (code === undefined) return null
      const trouble = current.get(code) ?? { code, detail: '' }
      return { name: 'trouble.html', content: render(words(trouble), trouble.detail) }
    },
  }
}

function render(words: TroubleWords, detail: string): string {
  const facts = detail === '' ? '' : `<pre>${escapeHtml(detail)}</pre>`
  return `<!doctype html>
<html lang="${escapeHtml(words.language)}">
<head><meta charset="utf-8"><title>Pantau</title><link rel="stylesheet" href="${styleUrl}"></head>
<body><main role="alert" data-testid="trouble">
<h1>${escapeHtml(words.title)}</h1>
<p>${escapeHtml(words.meaning)}</p>
${facts}
<p>${escapeHtml(words.advice)}</p>
<p><a href="${againUrl}">${escapeHtml(words.again)}</a></p>
</main></body>
</html>
`
}

/** Escapes text for HTML content and attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const style = `
:root { color-scheme: light dark; --bg: #f6f5f2; --surface: #fff; --line: #e2dfd8; --text: #1d1c1a; --muted: #67635b; --accent: #1f5f8b; }
@media (prefers-color-scheme: dark) {
  :root { --bg: #121315; --surface: #191b1e; --line: #2a2d31; --text: #ebe9e4; --muted: #a19d94; --accent: #7fb8dd; }
}
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--bg); color: var(--text);
  font: 15px/1.5 "IBM Plex Sans Variable", system-ui, sans-serif; }
main { max-width: 560px; padding: 28px 32px; background: var(--surface); border: 1px solid var(--line); border-radius: 7px; }
h1 { margin: 0 0 8px; font-size: 19px; font-weight: 600; }
p { margin: 8px 0; }
pre { margin: 12px 0; padding: 8px 12px; border: 1px solid var(--line); border-radius: 5px; color: var(--muted);
  font: 12px/1.5 "IBM Plex Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
a { display: inline-block; margin-top: 8px; padding: 6px 14px; border: 1px solid var(--accent); border-radius: 5px;
  color: var(--accent); text-decoration: none; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`
