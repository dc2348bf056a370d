import type { AppNotice } from '../../shared/ipc/routes/console.ts'

/** Troubles of the program itself that the screen shows: one per kind, the newest words win. */
export interface Notices {
  set(notice: AppNotice): void
  clear(code: AppNotice['code']): void
  list(): readonly AppNotice[]
}

export function createNotices(): Notices {
  const notices = new Map<AppNotice['code'], AppNotice>()
  return {
    set(notice) {
      notices.set(notice.code, notice)
    },
    clear(code) {
      notices.delete(code)
    },
    list: () => [...notices.values()],
  }
}
