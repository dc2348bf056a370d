import { useMemo } from 'react'
import type { ProcessedFile } from '../../../shared/domain/library.ts'
import { useConsole } from '../../app/console-context.tsx'
import { usePaced } from '../../app/use-rows.ts'
import { memoOnVersion } from '../../store/memo-on-version.ts'

/** Numbers beside the filters of the files, and the sources that they come from. */
export interface FileCounts {
  readonly all: number
  readonly ok: number
  readonly failed: number
  readonly sources: ReadonlySet<string>
}

/** Counts the files, at most ten times a second. */
export function useFileCounts(): FileCounts {
  const { files } = useConsole().store.tables
  const read = useMemo(() => memoOnVersion(files.version, () => countFiles(files.rows.values())), [files])
  return usePaced(files.subscribe, read)
}

function countFiles(files: Iterable<ProcessedFile>): FileCounts {
  let all = 0
  let ok = 0
  const sources = new Set<string>()
  for (const file of files) {
    all += 1
    if (file.success) ok += 1
    sources.add(file.source)
  }
  return { all, ok, failed: all - ok, sources }
}
