/** How many rows of what is told again and again are kept; a snapshot tells no more of them (shared/hub/events.ts). */
export const keptRows = {
  files: 1000,
  notifications: 200,
  logs: 1000,
  /** Jobs that ended. More than the 200 of a snapshot, because a repeated `POST /v1/jobs` is answered from them. */
  endedJobs: 2000,
} as const

/** Rows that may be too many before they are cut: one cut pays for many inserts. */
const slack = 200

/**
 * Cuts a table to size now and then, inside the transaction that wrote it, so that neither the file nor an open grows
 * with history. The count is a hint that starts at nought with the process, so a table never has `slack` rows too many.
 */
export function everySoOften(cutTx: () => void): () => void {
  let inserted = 0
  return () => {
    inserted += 1
    if (inserted < slack) return
    inserted = 0
    cutTx()
  }
}
