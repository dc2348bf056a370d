import type { Check, CheckCause } from '../../shared/domain/check.ts'
import { type Exchange, type ExchangeHead, openExchange } from '../stream/exchange.ts'
import type { Fault } from '../stream/fault.ts'
import { defaultLimits } from '../stream/limits.ts'
import type { BodyCheck } from './body.ts'
import { causeOf } from './cause.ts'
import { createDocumentCheck } from './document-check.ts'
import { createPageCheck } from './page-check.ts'
import { createProfileFinder } from './profile-finder.ts'
import { answersElsewhere } from './second-question.ts'
import { createStepBoard } from './step-board.ts'
import { createStreamCheck } from './stream-check.ts'
import { type CheckTarget, findTarget } from './target.ts'
import type { CheckOptions } from './types.ts'
import { createWaySteps } from './way-steps.ts'

/**
 * Tests a connection as the console would use it, step by step, and names the one thing that is wrong (issue 3.9). It
 * sends nothing but GETs, reads what a stream says until it is heard twice, and keeps nothing.
 *
 * @param onStep the test as it stands, at each change and, with `healthy` set, at its end; may be called before this
 * returns
 * @returns the cancel: sockets are closed and nothing is told any more
 */
export function runCheck(options: CheckOptions, onStep: (check: Check) => void): () => void {
  const { clock } = options
  const limits = { ...defaultLimits, responseMs: options.responseMs ?? defaultLimits.responseMs }
  let isOver = false
  let cancelSearch = (): void => {}
  let cancelWork = (): void => {}
  const board = createStepBoard(options.id, options.url, clock, (check) => isOver || onStep(check))

  function stop(): void {
    isOver = true
    cancelSearch()
    cancelWork()
  }
  function fail(cause: CheckCause, detail: string): void {
    if (isOver) return
    board.fail(cause, detail)
    stop()
  }
  function healthy(): void {
    if (isOver) return
    board.finish()
    stop()
  }

  function test(target: CheckTarget, configured: Readonly<Record<string, string>>): void {
    if (isOver) return
    const url = new URL(target.url)
    board.know({ url: target.url, profile: target.profile?.id ?? '' })
    const way = createWaySteps(board)
    let body: BodyCheck | null = null
    let exchange: Exchange | null = null
    cancelWork = () => {
      exchange?.cancel()
      body?.stop()
    }

    function bodyOf(head: ExchangeHead): BodyCheck | null {
      const { contentType, redirectedTo } = head
      const finder = createProfileFinder(target.profile, clock.now, ({ id }) => board.know({ profile: id }))
      const { spec } = target
      if (contentType === 'text/event-stream') {
        board.next(contentType, 'first-byte')
        return createStreamCheck(
          {
            board,
            finder,
            clock,
            heartbeatMs: spec?.heartbeatMs ?? null,
            waitMs: options.waitMs ?? null,
            greets: target.profile?.id === 'pantau',
            sign: way.sign(),
            length: way.headers()['content-length'],
          },
          { healthy, fail },
        )
      }
      if (/^(application|text)\/([a-z0-9.-]+\+)?json$/.test(contentType)) {
        board.next(`${contentType}: a document, asked for again and again`, 'first-byte')
        return createDocumentCheck(board, finder, spec?.pollMs ?? 15_000, { healthy, fail })
      }
      if (/^(text\/html|application\/xhtml\+xml)$/.test(contentType)) {
        return createPageCheck(contentType, redirectedTo, clock, { healthy, fail })
      }
      fail('wrong-content-type', contentType === '' ? 'the answer has no Content-Type' : contentType)
      return null
    }

    function onFault(fault: Fault): void {
      const step = board.running()
      const cause = causeOf(fault, step)
      if (cause !== 'timeout' || step !== 'answer') {
        fail(cause, fault.detail)
        return
      }
      // Connected, but not even a head: is it the server that hangs, or is this one answer held back?
      cancelWork = answersElsewhere(url, configured, options.transport, limits, clock, (sign) => {
        const speaks = target.spec?.heartbeatMs != null
        if (sign === null || (sign === '' && !speaks)) fail('timeout', fault.detail)
        else {
          const proxy = sign === '' ? 'somebody on the way' : `a proxy (${sign})`
          fail('proxy-buffering', `${fault.detail}, though ${proxy} answers other questions at once`)
        }
      })
    }

    board.passed(`${url.origin}${url.pathname}${target.profile === null ? '' : `, ${target.profile.id}`}`)
    exchange = openExchange(
      {
        url: target.url,
        configured,
        headers: { accept: 'text/event-stream, application/json;q=0.9', 'cache-control': 'no-cache' },
        limits,
        clock,
        transport: options.transport,
        observer: way,
      },
      {
        onHead: (head) => {
          body = bodyOf(head)
        },
        onChunk: (chunk) => isOver || body?.feed(chunk),
        onEnd(fault) {
          if (isOver) return
          if (body !== null) body.end(fault)
          else if (fault !== null) onFault(fault)
          else fail('connection-lost', 'the answer ended at once')
        },
      },
    )
    if (isOver) exchange.cancel()
  }

  board.begin('address')
  void start()

  async function start(): Promise<void> {
    if (!isHttp(options.url)) {
      fail('bad-address', 'it does not begin with http:// or https://')
      return
    }
    try {
      const configured = await options.headers()
      if (isOver) return
      cancelSearch = findTarget(options, (target) => test(target, configured))
    } catch {
      fail('secret-missing', 'the secret of this source cannot be read')
    }
  }

  return stop
}

function isHttp(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
