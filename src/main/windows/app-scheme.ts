import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { appScheme, assetPath } from './asset-path.ts'
import { answerPoster, type FindPoster, isPosterUrl } from './poster.ts'
import { responseHeaders } from './response-headers.ts'

/** Announces the scheme; must run before the app is ready, and once only. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** A page that main makes itself, for when the files or the data cannot be used. Null: not one of those. */
export type OwnPage = (url: URL) => { readonly name: string; readonly content: string } | null

/**
 * Serves the renderer's files and the pictures of episodes.
 *
 * @param root folder of the built renderer; nothing outside it is ever read
 */
export function serveAppScheme(root: string, ownPage: OwnPage, findPoster: FindPoster): void {
  protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405)
    if (isPosterUrl(request.url)) return answerPoster(request.url, findPoster)
    const path = assetPath(root, request.url)
    if (path === null) return answer(404)
    const own = ownPage(new URL(request.url))
    if (own !== null) return new Response(own.content, { headers: responseHeaders(own.name) })
    try {
      const content = await readFile(path)
      return new Response(new Uint8Array(content), { headers: responseHeaders(path) })
    } catch {
      return answer(404)
    }
  })
}

function answer(status: number): Response {
  return new Response(null, { status, headers: responseHeaders('.txt') })
}
