import { readFile } from 'node:fs/promises'
import type { VoiceAnswer, VoiceJob } from '../../../shared/ipc/voice.ts'
import { voiceAddresses, voiceAnswer } from '../../../shared/ipc/voice.ts'
import { assetPath, isAppUrl } from '../../windows/asset-path.ts'
import { contentSecurityPolicy, responseHeaders } from '../../windows/response-headers.ts'

/** The page's own policy: that of all pages, but it may ask its own addresses. */
const policy = contentSecurityPolicy.replace("connect-src 'none'", "connect-src 'self'")

/** Longest answer of the page, characters. */
const longestAnswer = 2_000

/** Answers what the voice page asks for, and hands it its jobs. Requests are untrusted; parsed here, once. */
export interface VoiceServer {
  answer(request: Request): Promise<Response>
  send(job: VoiceJob, file: Uint8Array | null): void
  /** The page is gone: what waits for it is forgotten. */
  close(): void
}

export interface VoiceServerOptions {
  /** Folder of the built renderer. */
  readonly root: string
  /** Query of this page's address, `?1`: one that is being closed must not take the jobs of the next. */
  readonly query: string
  readonly onAnswer: (answer: VoiceAnswer) => void
}

export function createVoiceServer({ root, query, onAnswer }: VoiceServerOptions): VoiceServer {
  const jobs: VoiceJob[] = []
  const files = new Map<number, Uint8Array>()
  let hand: ((job: VoiceJob | null) => void) | null = null

  async function next(): Promise<Response> {
    const job =
      jobs.shift() ??
      (await new Promise<VoiceJob | null>((resolve) => {
        hand?.(null)
        hand = resolve
      }))
    return job === null ? reply(204) : reply(200, JSON.stringify(job), '.json')
  }

  async function hear(request: Request): Promise<Response> {
    const text = await request.text()
    const parsed = text.length > longestAnswer ? null : voiceAnswer.safeParse(parseJson(text))
    if (parsed?.success !== true) return reply(400)
    // Once it begins, or cannot, the page has no more use for the file.
    files.delete(parsed.data.id)
    onAnswer(parsed.data)
    return reply(204)
  }

  async function asset(url: string): Promise<Response> {
    const path = assetPath(root, url)
    if (path === null) return reply(404)
    try {
      return reply(200, new Uint8Array(await readFile(path)), path)
    } catch {
      return reply(404)
    }
  }

  return {
    answer(request) {
      const { url, method } = request
      if (!isAppUrl(url)) return Promise.resolve(reply(404))
      const { pathname, search } = new URL(url)
      const isMine = search === query
      if (method === 'POST' && isMine && pathname === voiceAddresses.answer) return hear(request)
      if (method !== 'GET') return Promise.resolve(reply(405))
      if (isMine && pathname === voiceAddresses.next) return next()
      if (isMine && pathname.startsWith(voiceAddresses.file)) {
        const bytes = files.get(Number(pathname.slice(voiceAddresses.file.length)))
        return Promise.resolve(bytes === undefined ? reply(404) : reply(200, bytes, '.bin'))
      }
      return asset(url)
    },
    send(job, file) {
      if (file !== null) files.set(job.id, file)
      const waiting = hand
      hand = null
      if (waiting === null) jobs.push(job)
      else waiting(job)
    },
    close() {
      hand?.(null)
      hand = null
      jobs.length = 0
      files.clear()
    },
  }
}

function reply(status: number, body: Uint8Array | string | null = null, name = '.txt'): Response {
  const content = typeof body === 'string' || body === null ? body : new Uint8Array(body)
  return new Response(content, {
    status,
    headers: {
      ...responseHeaders(name),
      'content-security-policy': policy,
      'cache-control': 'no-store',
    },
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
