import type { AppNotice } from '../../shared/domain/app-notice.ts'

/** Troubles of the program itself that the screen shows. */
export interface Notices {
  /** One per kind; the newest words win. */
  set(notice: AppNotice): void
  clear(code: AppNotice['code']): void
  list(): readonly AppNotice[]
  /** Who shows them is told of each change from now on. */
  follow(listener: () => void): void
}

/** @param atStart what was found wrong before anything ran; it stays for the run */
export function createNotices(atStart: readonly AppNotice[]): Notices {
  const notices = new Map<AppNotice['code'], AppNotice>()
  let changed: () => void = () => {}
  return {
    set(notice) {
      const before = notices.get(notice.code)
      notices.set(notice.code, notice)
      if (before?.detail !== notice.detail) changed()
    },
    clear(code) {
      if (notices.delete(code)) changed()
    },
    list: () => [...atStart, ...notices.values()],
    follow(listener) {
      changed = listener
    },
  }
}
