import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createParser } from 'eventsource-parser'
import { type Browser, chromium } from 'playwright'

/** The streams of all four systems. */
export const dialectStreams = [
  '/realtime/dashboard',
  '/realtime/omset-kasir',
  '/realtime/notifications',
  '/realtime/stock-updates',
  '/api/events/stream',
  '/api/episodes/stream',
  '/sse/stats',
] as const
export type DialectStream = (typeof dialectStreams)[number]

/** One message as a client of the source system gets it. */
export interface DialectMessage {
  readonly event: string
  readonly data: string
}

/** A client of the source systems that reads everything of one hub. */
export interface DialectReader {
  messages(stream: DialectStream): Promise<readonly DialectMessage[]>
  /** The list of episodes as this client fetches it. */
  latest(): Promise<string>
  stop(): Promise<void>
}

/** `curl -N` for each stream: what a shell script sees. */
export function readByCurl(url: string, token: string): DialectReader {
  const headers = ['-H', `Authorization: Bearer ${token}`]
  const streams = new Map(
    dialectStreams.map((path) => {
      const messages: DialectMessage[] = []
      const parser = createParser({
        onEvent: ({ event, data }) => void messages.push({ event: event ?? 'message', data }),
      })
      const child = spawn('curl', ['-sN', ...headers, url + path], { stdio: ['ignore', 'pipe', 'ignore'] })
      child.stdout.setEncoding('utf8')
      child.stdout.on('data', (text: string) => parser.feed(text))
      return [path, { messages, child }] as const
    }),
  )
  return {
    messages: async (stream) => streams.get(stream)?.messages ?? [],
    async latest() {
      const child = spawn('curl', ['-s', ...headers, `${url}/api/episodes/latest`])
      let text = ''
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      await new Promise((done) => child.once('close', done))
      return text
    },
    async stop() {
      for (const { child } of streams.values()) child.kill()
    },
  }
}

/** Serves an empty page at an origin that the hub has to allow. */
export async function servePage(): Promise<{ readonly origin: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Kasir</title>')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  }
}

/** A browser of this machine; set-up sees to it that there is one. */
function browserPath(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`)
  const found = names.find((path) => existsSync(path))
  if (found === undefined) throw new Error('no Chromium here: run `node scripts/setup.mjs --with tests`')
  return found
}

/** What the page below keeps, by stream. */
interface PageMessages {
  received?: Record<string, DialectMessage[]>
}

/**
 * Pages with EventSource in Chromium, signed in by the session cookie. Two of them, as with the systems' own pages: a
 * browser opens no more than six connections to one server.
 */
export async function readByBrowser(url: string, token: string, origin: string): Promise<DialectReader> {
  const browser: Browser = await chromium.launch({
    executablePath: browserPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const open = async (paths: readonly string[]) => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(origin)
    await page.evaluate(
      async ([base, secret, streams]) => {
        await fetch(`${base}/v1/session`, {
          method: 'POST',
          headers: { authorization: `Bearer ${secret}` },
          credentials: 'include',
        })
        const received: Record<string, DialectMessage[]> = {}
        const target: Window & PageMessages = window
        target.received = received
        for (const path of streams) {
          const list: DialectMessage[] = []
          received[path] = list
          const source = new EventSource(base + path, { withCredentials: true })
          for (const name of ['message', 'notification', 'log', 'episodes_updated']) {
            source.addEventListener(name, (event) => {
              list.push({ event: name, data: String((event as MessageEvent).data) })
            })
          }
        }
      },
      [url, token, paths] as const,
    )
    return page
  }
  const shop = await open(dialectStreams.slice(0, 4))
  const rest = await open(dialectStreams.slice(4))
  return {
    messages: (stream) =>
      (stream.startsWith('/realtime/') ? shop : rest).evaluate((path) => {
        const target: Window & PageMessages = window
        return target.received?.[path] ?? []
      }, stream),
    latest: () =>
      rest.evaluate(
        async (base) =>
          (
            await fetch(`${base}/api/episodes/latest`, {
              credentials: 'include',
              headers: { accept: 'text/html' },
            })
          ).text(),
        url,
      ),
    stop: () => browser.close(),
  }
}
