/** p50, p95 and p99 of a list by nearest rank. @throws on an empty list: a bench without samples has failed */
export function quantiles(values: readonly number[]): {
  readonly p50: number
  readonly p95: number
  readonly p99: number
} {
  if (values.length === 0) throw new Error('no samples')
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number => {
    const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)
    return Number((sorted[index] ?? Number.NaN).toFixed(2))
  }
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
