import { type ClientRequest, get } from 'node:http'
import { createParser } from 'eventsource-parser'

export interface StreamedEvent {
  readonly id: string | undefined
  readonly type: string | undefined
  readonly data: string
}
export interface TestStream {
  readonly events: StreamedEvent[]
  /** Everything that came, as bytes in latin1. */
  raw(): string
  readonly status: Promise<number>
  readonly headers: () => Readonly<Record<string, string | string[] | undefined>>
  /** The events without the control events. */
  facts(): StreamedEvent[]
  /** Id of the last block that had one, also one without data: what a reconnect would send. */
  lastId(): string | null
  readonly ended: Promise<void>
  close(): void
}

/** Reads a stream through another parser than ours, over a plain socket. */
export function openStream(
  url: string,
  token: string | null,
  options: {
    /** Path of the stream; that of the own dialect by default. */
    readonly path?: string
    readonly query?: string
    readonly lastEventId?: string
    readonly headers?: Readonly<Record<string, string>>
  } = {},
): TestStream {
  const events: StreamedEvent[] = []
  let raw = ''
  let headers: Readonly<Record<string, string | string[] | undefined>> = {}
  const parser = createParser({
    onEvent: ({ id, event, data }) => void events.push({ id, type: event, data }),
  })
  let request: ClientRequest | undefined
  let onStatus: (status: number) => void = () => undefined
  const status = new Promise<number>((resolve) => {
    onStatus = resolve
  })
  const ended = new Promise<void>((resolve) => {
    request = get(
      `${url}${options.path ?? '/v1/stream'}${options.query ?? ''}`,
      {
        agent: false,
        headers: {
          accept: 'text/event-stream',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(options.lastEventId === undefined ? {} : { 'last-event-id': options.lastEventId }),
          ...options.headers,
        },
      },
      (response) => {
        headers = response.headers
        onStatus(response.statusCode ?? 0)
        response.setEncoding('utf8')
        response.on('data', (text: string) => {
          raw += text
          parser.feed(text)
        })
        response.on('error', () => resolve())
        response.on('close', () => resolve())
      },
    )
    request.on('error', () => resolve())
  })
  return {
    events,
    raw: () => raw,
    status,
    headers: () => headers,
    facts: () => events.filter(({ type }) => type !== 'hello' && type !== 'gap' && type !== 'bye'),
    lastId() {
      const at = raw.lastIndexOf('\nid: ')
      return at === -1 ? null : (raw.slice(at + 5).split('\n', 1)[0] ?? null)
    },
    ended,
    close: () => request?.destroy(),
  }
}
