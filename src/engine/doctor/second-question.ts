import type { Clock } from '../../node/time/clock.ts'
import { openExchange } from '../stream/exchange.ts'
import type { Transport } from '../stream/transport.ts'
import type { StreamLimits } from '../stream/types.ts'
import { proxySign } from './signs.ts'

/**
 * Asks the same server for something short, after its stream gave no head.
 *
 * @param done null when it does not answer either; else what says that a proxy answers, '' for nothing
 * @returns the cancel
 */
export function answersElsewhere(
  stream: URL,
  configured: Readonly<Record<string, string>>,
  transport: Transport,
  limits: StreamLimits,
  clock: Clock,
  done: (sign: string | null) => void,
): () => void {
  let sign: string | null = null
  let isOver = false
  const finish = (): void => {
    if (isOver) return
    isOver = true
    exchange.cancel()
    done(sign)
  }
  const exchange = openExchange(
    {
      url: `${stream.origin}/`,
      configured,
      headers: { accept: '*/*' },
      limits: { ...limits, redirects: 0 },
      clock,
      transport,
      observer: {
        onStage: () => {},
        onAnswer(_status, headers) {
          sign ??= proxySign(headers)
        },
      },
    },
    { onHead: finish, onChunk: () => {}, onEnd: finish },
  )
  return () => {
    isOver = true
    exchange.cancel()
  }
}
