import type { KeyboardEvent } from 'react'
import type { Alert } from '../../../shared/domain/alert.ts'
import type { SortedView } from '../../store/sorted-view.ts'
import { stepTo } from '../../ui/step-to.ts'
import { rowHeight } from './inbox-list.tsx'
import type { InboxDesk } from './use-inbox-desk.ts'

export interface InboxKeysOptions {
  readonly rows: SortedView<Alert>
  readonly desk: InboxDesk
  /** Puts the focus into the field for a word, once it is there. */
  readonly toWord: () => void
}

/**
 * The keys of the inbox: arrows choose, Enter shows the details, A acknowledges, W with a word, S snoozes, R reopens, X
 * marks, Ctrl+A marks all, Escape goes a step back.
 */
export function useInboxKeys({ rows, desk, toWord }: InboxKeysOptions): (event: KeyboardEvent) => void {
  return (event) => {
    const { target, currentTarget } = event
    // A menu of a button in here is elsewhere in the page, and has keys of its own.
    if (!(target instanceof HTMLElement) || !currentTarget.contains(target) || isField(target)) return
    if (keyOf(event, target)) event.preventDefault()
  }

  function keyOf(event: KeyboardEvent, target: HTMLElement): boolean {
    if (event.altKey || event.shiftKey) return false
    const key = event.key.toLowerCase()
    if (event.ctrlKey || event.metaKey) {
      if (key !== 'a') return false
      desk.pickAll()
      return true
    }
    if (move(event.key, target)) return true
    const onButton = target.closest('button') !== null
    switch (key) {
      case 'enter':
        if (onButton || desk.activeKey === null) return false
        desk.open(desk.activeKey)
        return true
      case 'escape':
        if (desk.activeKey === null && desk.picked.size === 0) return false
        desk.back()
        return true
      case 'a':
        void desk.answer({ do: 'acknowledge', word: '' })
        return true
      case 'r':
        void desk.answer({ do: 'reopen' })
        return true
      case 'x':
        if (desk.activeKey !== null) desk.pick(desk.activeKey)
        return true
      case 's':
        if (!ready()) return false
        desk.setSnoozing(true)
        return true
      case 'w':
        if (!ready()) return false
        toWord()
        return true
      default:
        return false
    }
  }

  /** The buttons of an answer are in the bar of the marked alerts, else in the details, which this opens. */
  function ready(): boolean {
    if (desk.picked.size > 0) return true
    if (desk.activeKey === null) return false
    desk.open(desk.activeKey)
    return true
  }

  function move(key: string, target: HTMLElement): boolean {
    const page = Math.max(1, Math.floor(target.clientHeight / rowHeight) - 1)
    const from = desk.activeKey === null ? -1 : rows.indexOf(desk.activeKey)
    const to = stepTo(key, { from, page, last: rows.size - 1 })
    if (to === null) return false
    desk.moveTo(to)
    return true
  }
}

function isField(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox'
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
