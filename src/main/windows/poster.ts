import type { Engine } from '../../engine/engine-api.ts'
import { isAppUrl } from './asset-path.ts'
import { responseHeaders } from './response-headers.ts'

/** Finds the picture of an episode; see `Engine.poster`. */
export type FindPoster = Engine['poster']

/** Which episode's picture an address of ours asks for. */
export interface PosterRequest {
  readonly source: string
  readonly episodeId: string
}

/**
 * Reads `/poster/<source>/<episode id>`. The URL is untrusted.
 *
 * @returns null when it asks for something else, and for one that is not whole
 */
export function posterRequest(url: string): PosterRequest | null {
  if (!isAppUrl(url)) return null
  const match = /^\/poster\/([^/]+)\/([^/]+)$/.exec(new URL(url).pathname)
  if (match === null) return null
  try {
    return { source: decodeURIComponent(match[1] ?? ''), episodeId: decodeURIComponent(match[2] ?? '') }
  } catch {
    return null
  }
}

/** Whether an address lies where pictures do: such an address never names a file of ours. */
export function isPosterUrl(url: string): boolean {
  return isAppUrl(url) && new URL(url).pathname.startsWith('/poster/')
}

/**
 * Answers with the picture that the engine found. It lives in the engine's memory only: pictures of other people's
 * servers do not belong into a cache on this disk, and consent that is taken back must count at once.
 */
export async function answerPoster(url: string, find: FindPoster): Promise<Response> {
  const asked = posterRequest(url)
  const picture = asked === null ? null : await find(asked.source, asked.episodeId)
  const headers = { ...responseHeaders('.txt'), 'cache-control': 'no-store' }
  if (picture === null) return new Response(null, { status: 404, headers })
  return new Response(new Uint8Array(picture.bytes), {
    headers: { ...headers, 'content-type': picture.contentType },
  })
}
