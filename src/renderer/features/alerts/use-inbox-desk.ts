import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import type { Alert } from '../../../shared/domain/alert.ts'
import { useConsole, useView } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import type { AlertReply } from '../../bridge/answer-alerts.ts'
import { leaves } from '../../store/inbox.ts'
import type { SortedView } from '../../store/sorted-view.ts'
import { setInbox } from '../../store/view-state.ts'
import { useAnswer } from './use-answer.ts'

/** What is chosen in the inbox, and what can be done with it. */
export interface InboxDesk {
  readonly activeKey: string | null
  readonly detail: boolean
  /** Keys that are marked, of those that the filter shows. */
  readonly picked: ReadonlySet<string>
  /** Whether the menu of the snooze button is open; a key opens it too. */
  readonly snoozing: boolean
  setSnoozing(open: boolean): void
  /** Shows the details of an alert. */
  open(key: string): void
  /** Makes the alert at a place the active one; beyond the ends is the end. */
  moveTo(index: number): void
  /** Marks an alert, or takes its mark off. */
  pick(key: string): void
  pickAll(): void
  /** One step back: the marks, then the details, then the active alert. */
  back(): void
  /** After a menu, a field or a button that was used is gone: the next key means the list again. */
  focusList(): void
  /** What an answer is for: the marked alerts, else the active one. */
  targets(): readonly Alert[]
  /** @returns whether it was taken; where it was not, everything stays as it was */
  answer(reply: AlertReply): Promise<boolean>
}

const none: ReadonlySet<string> = new Set()

/** @param list has the focus again after an answer or a step back, so that the next key means an alert */
export function useInboxDesk(rows: SortedView<Alert>, list: RefObject<HTMLElement | null>): InboxDesk {
  const { store, viewStore } = useConsole()
  const { alerts } = store.tables
  const { activeKey, detail, filter } = useView((state) => state.inbox)
  const [marked, setMarked] = useState(none)
  const [snoozingFor, setSnoozingFor] = useState<string | null>(null)
  const sendAnswer = useAnswer()
  const version = useVersion(rows)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view's identity is the filter
  useEffect(() => setMarked(none), [rows])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says when the rows have changed
  const picked = useMemo(() => {
    const kept = [...marked].filter((key) => rows.indexOf(key) >= 0)
    return kept.length === marked.size ? marked : new Set(kept)
  }, [marked, rows, version])

  // The menu is open for what it was opened for: it must not open by itself for the next alert.
  const snoozed = picked.size > 0 ? 'marked' : activeKey

  const open = useCallback(
    (key: string) => setInbox(viewStore, { activeKey: key, detail: true }),
    [viewStore],
  )
  const pick = useCallback(
    (key: string) =>
      setMarked((before) => {
        const after = new Set(before)
        if (!after.delete(key)) after.add(key)
        return after
      }),
    [],
  )
  const focusList = (): void => {
    requestAnimationFrame(() => list.current?.focus({ preventScroll: true }))
  }
  const targets = (): readonly Alert[] => {
    const keys = picked.size > 0 ? [...picked] : activeKey === null ? [] : [activeKey]
    return keys.map((key) => alerts.rows.get(key)).filter((alert) => alert !== undefined)
  }

  return {
    activeKey,
    detail,
    picked,
    snoozing: snoozed !== null && snoozingFor === snoozed,
    setSnoozing: (isOpen) => setSnoozingFor(isOpen ? snoozed : null),
    open,
    pick,
    focusList,
    targets,
    moveTo(index) {
      const entry = rows.at(Math.max(0, Math.min(rows.size - 1, index)))
      if (entry) setInbox(viewStore, { activeKey: entry.key })
    },
    pickAll: () => setMarked(new Set([...rows.entries()].map(({ key }) => key))),
    back() {
      if (picked.size > 0) setMarked(none)
      else if (detail) setInbox(viewStore, { detail: false })
      else setInbox(viewStore, { activeKey: null })
      focusList()
    },
    async answer(reply) {
      const meant = targets()
      if (meant.length === 0) return false
      const at = activeKey === null ? -1 : rows.indexOf(activeKey)
      // The answered alert leaves this part of the inbox: the next one takes its place, so one key after the other works.
      const next =
        picked.size === 0 && leaves(filter.part, reply.do) ? (rows.at(at + 1) ?? rows.at(at - 1)) : null
      if ((await sendAnswer(meant, reply)) !== null) return false
      if (picked.size > 0) setMarked(none)
      else if (next && at >= 0 && viewStore.getState().inbox.activeKey === activeKey) {
        setInbox(viewStore, { activeKey: next.key })
      }
      focusList()
      return true
    },
  }
}
