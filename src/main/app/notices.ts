import type { AppNotice } from '../../shared/ipc/routes/console.ts'

/** Troubles of the program itself that the screen shows. */
export interface Notices {
  /** One per kind; the newest words win. */
  set(notice: AppNotice): void
  clear(code: AppNotice['code']): void
  list(): readonly AppNotice[]
}

/** @param atStart what was found wrong before anything ran; it stays for the run */
export function createNotices(atStart: readonly AppNotice[]): Notices {
  const notices = new Map<AppNotice['code'], AppNotice>()
  return {
    set(notice) {
      notices.set(notice.code, notice)
    },
    clear(code) {
      notices.delete(code)
    },
    list: () => [...atStart, ...notices.values()],
  }
}
