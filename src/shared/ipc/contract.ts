import type * as z from 'zod/mini'
import type { Envelope } from './envelope.ts'
import { alertRoutes } from './routes/alert.ts'
import { consoleRoutes } from './routes/console.ts'
import { hubRoutes } from './routes/hub.ts'
import { logRoutes } from './routes/log.ts'
import type { Route } from './routes/route.ts'
import { saleRoutes } from './routes/sale.ts'
import { settingsRoutes } from './routes/settings.ts'
import { shellRoutes } from './routes/shell.ts'
import { sourceRoutes } from './routes/source.ts'

/** Every request there is. Adding one: a line in routes/<domain>.ts, a handler (else it does not compile), a use. */
export const routes = {
  ...consoleRoutes,
  ...sourceRoutes,
  ...saleRoutes,
  ...alertRoutes,
  ...settingsRoutes,
  ...hubRoutes,
  ...logRoutes,
  ...shellRoutes,
} as const

export type Routes = typeof routes
export type RouteName = keyof Routes
export type RouteInput<R extends RouteName> = z.infer<Routes[R]['input']>
export type RouteOutput<R extends RouteName> = Routes[R] extends Route<infer _I, infer O> ? O : never

/** Who asks: only what the edge itself found out, never what the asker says. */
export interface RequestContext {
  readonly viewId: number
}

/** The exhaustive and closed handler table: a missing handler is a compile error. */
export type Handlers = {
  readonly [R in RouteName]: (
    input: RouteInput<R>,
    context: RequestContext,
  ) => Promise<Envelope<RouteOutput<R>>> | Envelope<RouteOutput<R>>
}

/** What the preload puts on `window.pantau`: one request, one subscription. */
export interface ConsoleBridge {
  request<R extends RouteName>(route: R, input: RouteInput<R>): Promise<Envelope<RouteOutput<R>>>
  /** Hands each message over as JSON text of a `Batch` or a `HiddenWord`; returns the unsubscribe. */
  subscribe(onBatch: (batch: string) => void): () => void
}
