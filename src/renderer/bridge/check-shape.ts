import * as z from 'zod/mini'

/** A value that has the schema's shape, or the paths at which it has not: `url`, `tls.pin`, `columns.0.label`. */
export type ShapeCheck<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly paths: readonly string[] }

/** Checks what was typed against the schema that the engine will check it against again: it only saves a round trip. */
export function checkShape<S extends z.ZodMiniType>(schema: S, value: unknown): ShapeCheck<z.output<S>> {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return { ok: true, data: parsed.data }
  return { ok: false, paths: parsed.error.issues.map(({ path }) => path.map(String).join('.')) }
}
