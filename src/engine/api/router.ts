import type { Log } from '../../node/log/log.ts'
import {
  type Handlers,
  type RequestContext,
  type RouteInput,
  type RouteName,
  routes,
} from '../../shared/ipc/contract.ts'
import type { Envelope } from '../../shared/ipc/envelope.ts'
import { fail } from './answers.ts'

/** Answers one request. Never throws and never rejects: Electron would keep only the message of an error. */
export type Router = (route: string, input: unknown, context: RequestContext) => Promise<Envelope<unknown>>

/**
 * The trust line of the window: the input is untrusted and is parsed here, once. Does not know its transport.
 *
 * @param handlers closed table: a route without a handler does not compile
 */
export function createRouter(handlers: Handlers, log: Log): Router {
  return async (route, input, context) => {
    if (!isRoute(route))
      return fail('unknown_route', `there is no route ${JSON.stringify(route).slice(0, 80)}`)
    const parsed = routes[route].input.safeParse(input)
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
      return fail('invalid_input', `${route}: the input is not valid`, { issues })
    }
    try {
      return await dispatch(handlers, route, parsed.data, context)
    } catch (error) {
      log.error('a request failed', {
        route,
        detail: error instanceof Error ? (error.stack ?? '') : String(error),
      })
      return fail('internal', `${route} failed; the log has the reason`)
    }
  }
}

function isRoute(name: string): name is RouteName {
  return Object.hasOwn(routes, name)
}

function dispatch<R extends RouteName>(
  handlers: Handlers,
  route: R,
  // Parsed by this very route's schema one line before; the compiler cannot tie the two together.
  input: unknown,
  context: RequestContext,
): Promise<Envelope<unknown>> | Envelope<unknown> {
  return handlers[route](input as RouteInput<R>, context)
}
