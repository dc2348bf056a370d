import { type ClientRequest, get, type IncomingHttpHeaders } from 'node:http'

/** A bare reader of one SSE response, as `curl -N` is: it knows nothing of retries and parses nothing. */
export interface RawStream {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Everything that came so far. */
  text(): string
  /** The data of each complete message so far, as it came. */
  data(): readonly string[]
  /** Names of named messages so far. */
  events(): readonly string[]
  /** Complete comments so far. */
  comments(): readonly string[]
  readonly ended: Promise<void>
  pause(): void
  close(): void
}

export function readStream(url: string, headers: Readonly<Record<string, string>> = {}): Promise<RawStream> {
  return new Promise((resolve, reject) => {
    const request: ClientRequest = get(url, { headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('error', () => {})
      const lines = (prefix: string): readonly string[] =>
        text
          .split('\n')
          .slice(0, -1)
          .filter((line) => line.startsWith(prefix))
          .map((line) => line.slice(prefix.length).trimStart())
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: () => text,
        data: () => lines('data:'),
        events: () => lines('event:'),
        comments: () => lines(':'),
        ended: new Promise((done) => response.once('close', done)),
        pause: () => void response.pause(),
        close: () => void request.destroy(),
      })
    })
    request.once('error', reject)
  })
}
