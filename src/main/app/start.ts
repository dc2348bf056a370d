import type { GraphicsFile } from '../windows/graphics-file.ts'
import type { ConsoleArguments } from './arguments.ts'
import type { DataFolderCheck } from './data-folder.ts'

/** What is known about this run when the app gets ready. */
export interface ConsoleStart {
  readonly arguments: ConsoleArguments
  readonly dataDir: string
  readonly dataCheck: DataFolderCheck
  /** Whether this run draws without the graphics processor. */
  readonly graphics: GraphicsFile
  /** Binding of better-sqlite3 for old runtimes, or null. */
  readonly nativeBinding: string | null
  /** Folder that holds `out/`: the repository, or the packaged app. */
  readonly appDir: string
}
