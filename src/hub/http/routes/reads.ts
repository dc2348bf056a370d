import * as z from 'zod/mini'
import { adminTopics, hubSnapshot, hubTopics } from '../../../shared/hub/events.ts'
import type { HubStore } from '../../store/hub-store.ts'
import { json, type Route } from '../route.ts'
import { branchOf, filterParameters, mayReadHidden, topicsOf } from './filter.ts'

const health = z.object({ status: z.string(), epoch: z.string(), head: z.number(), version: z.string() })
const prometheusText = 'text/plain; version=0.0.4; charset=utf-8'

export interface ReadParts {
  readonly store: HubStore
  readonly version: string
  readonly metrics: () => string
  /** The description of all routes, this one too. */
  readonly describe: () => unknown
}

export function readRoutes({ store, version, metrics, describe }: ReadParts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/health',
      summary: 'Whether the hub lives; needs no token and tells nothing of the business',
      permission: null,
      answers: { 200: { description: 'It lives', contentType: 'application/json', schema: health } },
      problems: [],
      async handle() {
        const { epoch, head } = store.bounds()
        const status = store.stats().writable ? 'ok' : 'read-only'
        return json(200, { status, epoch, head, version })
      },
    },
    {
      method: 'GET',
      path: '/v1/snapshot',
      summary: 'The state at a position, from which a stream goes on',
      permission: 'read',
      query: filterParameters,
      answers: { 200: { description: 'The state', contentType: 'application/json', schema: hubSnapshot } },
      problems: ['storage_damaged'],
      async handle({ query, principal }) {
        const readable = hubTopics.filter((topic) => mayReadHidden(principal) || !adminTopics.includes(topic))
        const topics = topicsOf(query, principal) ?? readable
        return { status: 200, text: await store.snapshot({ topics, branch: branchOf(query, principal) }) }
      },
    },
    {
      method: 'GET',
      path: '/v1/metrics',
      summary: 'Counters and gauges as Prometheus text',
      permission: 'read',
      answers: { 200: { description: 'Metrics', contentType: prometheusText } },
      problems: [],
      handle: async () => ({ status: 200, contentType: prometheusText, text: metrics() }),
    },
    {
      method: 'GET',
      path: '/openapi.json',
      summary: 'This description',
      permission: 'read',
      answers: { 200: { description: 'OpenAPI 3.1', contentType: 'application/json' } },
      problems: [],
      handle: async () => json(200, describe()),
    },
  ]
}
