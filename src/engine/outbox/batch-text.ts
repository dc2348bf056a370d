import type { Change } from '../projections/view.ts'

/** The JSON text of a `Batch`, put together from the entries' texts that the journal has made already. */
export function batchText(from: number, to: number, changes: readonly Change[]): string {
  let patches = ''
  for (const { patch, json } of changes) {
    if (patches !== '') patches += ','
    patches += `["${patch[0]}",${JSON.stringify(patch[1])},${json}]`
  }
  return `{"from":${from},"to":${to},"patches":[${patches}]}`
}
