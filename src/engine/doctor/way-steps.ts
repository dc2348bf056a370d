import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import type { ExchangeObserver } from '../stream/exchange.ts'
import type { SocketStage } from '../stream/open-socket.ts'
import { isRedirect } from '../stream/redirect.ts'
import { proxySign } from './signs.ts'
import type { StepBoard } from './step-board.ts'

/** What the way to the answer showed. */
export interface WayFacts {
  /** Head of the last answer. */
  headers(): IncomingHttpHeaders
  /** Proxies that an answer's head names, '' for none. */
  sign(): string
}

/**
 * Turns what an exchange meets on its way into the steps from `dns` to `answer`. Only the first hop fills the steps before
 * `answer`; what a redirect then leads to is told as a fact of the answer.
 */
export function createWaySteps(board: StepBoard): ExchangeObserver & WayFacts {
  let proxy: string | null = null
  let certificate = ''
  let headers: IncomingHttpHeaders = {}
  let hops: readonly string[] = []

  function onProxy(name: string | null, url: URL): void {
    proxy = name
    if (name !== null) {
      board.skip('dns', `left to the proxy ${name}`)
      board.begin('connect')
    } else if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) {
      board.skip('dns', 'an address, no name to look up')
      board.begin('connect')
    } else board.begin('dns')
  }

  function onConnected(address: string, url: URL): void {
    const facts = proxy === null ? address : `the proxy ${proxy}`
    if (url.protocol === 'https:') {
      board.next(facts, 'tls')
      return
    }
    board.passed(facts)
    board.skip('tls', 'http: not encrypted')
    board.begin('answer')
  }

  function onStage(stage: SocketStage, url: URL): void {
    // A redirect's own way is part of the answer.
    if (hops.length > 0) return
    switch (stage.stage) {
      case 'proxy':
        onProxy(stage.proxy, url)
        return
      case 'resolved':
        // Several addresses of one name come one by one; the first ends the step.
        if (board.running() === 'dns') board.next(stage.address, 'connect')
        return
      case 'connected':
        onConnected(stage.address, url)
        return
      case 'certificate': {
        const { fingerprint, subject, issuer, validTo } = stage.certificate
        const until = Number.isNaN(validTo) ? 'unknown' : new Date(validTo).toISOString().slice(0, 10)
        certificate = `certificate of ${subject} by ${issuer}, until ${until}`
        board.know({ fingerprint })
        return
      }
      case 'secured':
        board.next(`${stage.protocol}, ${certificate}`, 'answer')
        return
    }
  }

  return {
    onStage,
    onAnswer(status, head, url) {
      headers = head
      if (isRedirect(status)) {
        hops = [...hops, `HTTP ${status} from ${url.pathname}`]
        return
      }
      if (status !== 200) return
      const server = proxySign(head)
      const facts = [...hops, `HTTP 200${url.pathname === '/' ? '' : ` from ${url.pathname}`}`, server]
      board.next(facts.filter((fact) => fact !== '').join(', '), 'content-type')
    },
    headers: () => headers,
    sign: () => proxySign(headers),
  }
}
