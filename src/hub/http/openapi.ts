import * as z from 'zod/mini'
import { type ProblemCode, problems } from '../../shared/hub/problem.ts'
import type { DescribedAnswer, Route } from './route.ts'

/** Codes that every route with a token can answer. */
const common: readonly ProblemCode[] = [
  'malformed',
  'token_in_url',
  'unauthorized',
  'forbidden',
  'forbidden_origin',
]
const always: readonly ProblemCode[] = ['misdirected', 'rate_limited', 'internal']

function jsonSchema(schema: z.ZodMiniType): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

function success({ description, contentType, schema }: DescribedAnswer): unknown {
  return {
    description,
    content: { [contentType]: schema === undefined ? {} : { schema: jsonSchema(schema) } },
  }
}

function failures(codes: readonly ProblemCode[]): Readonly<Record<string, unknown>> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of new Set(codes)) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const schema = { $ref: '#/components/schemas/Problem' }
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${problems[code].title}`).join('; '),
        content: { 'application/problem+json': { schema } },
      },
    ]),
  )
}

function parameters(route: Route): readonly unknown[] {
  const path = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const query = (route.query ?? []).map(({ name, description }) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }))
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key with the same request within 24 h gets the same answer and stores nothing',
    schema: { type: 'string', maxLength: 200 },
  }
  return route.idempotent === true ? [...path, ...query, key] : [...path, ...query]
}

function operation(route: Route): unknown {
  const codes = [
    ...always,
    ...(route.permission === null ? (['token_in_url', 'forbidden_origin'] as const) : common),
    ...(route.body === undefined ? [] : (['too_large', 'unsupported_media_type'] as const)),
    ...route.problems,
  ]
  return {
    summary: route.summary,
    parameters: parameters(route),
    security: route.permission === null ? [] : [{ bearer: [] }, { session: [] }],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: !route.body.safeParse(undefined).success,
            content: { 'application/json': { schema: jsonSchema(route.body) } },
          },
        }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, answer]) => [status, success(answer)]),
      ),
      ...failures(codes),
    },
  }
}

/** OpenAPI 3.1, made from the table of routes and the schemas that parse the requests. */
export function describeRoutes(routes: readonly Route[], version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Pantau hub', version },
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'pantau_session' },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'detail'],
          properties: {
            type: { const: 'about:blank' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { enum: Object.keys(problems) },
            detail: { type: 'string' },
          },
        },
      },
    },
  }
}
