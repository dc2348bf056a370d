import { useEffect, useRef } from 'react'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { useRow, useVersion } from '../../app/use-rows.ts'
import { everyOpen } from '../../store/inbox.ts'
import { setInbox } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { AlertDetail } from './alert-detail.tsx'
import styles from './alerts-view.module.css'
import { InboxExport } from './inbox-export.tsx'
import { InboxFilters, useSetFilter } from './inbox-filters.tsx'
import { InboxList } from './inbox-list.tsx'
import { PickedBar } from './picked-bar.tsx'
import { useAnswer } from './use-answer.ts'
import { useInboxRows } from './use-inbox.ts'
import { useInboxDesk } from './use-inbox-desk.ts'
import { useInboxKeys } from './use-inbox-keys.ts'

/** Every alert (issue 4.3): what is open, acknowledged, snoozed, resolved; with filter, search, keys and export. */
export function AlertsView() {
  const { t } = useSpeech()
  const search = useView((state) => state.inbox.filter.search)
  const rows = useInboxRows()
  const set = useSetFilter()
  return (
    <Card
      className={styles.card}
      title={t('alerts.title')}
      filters={<InboxFilters />}
      actions={
        <>
          <SearchBox
            label={t('alerts.searchLabel')}
            placeholder={t('alerts.search')}
            value={search}
            onChange={(text) => set({ search: text })}
          />
          <AcknowledgeAll rows={rows} />
          <InboxExport />
        </>
      }
    >
      <Inbox rows={rows} />
    </Card>
  )
}

type RowsProps = { readonly rows: ReturnType<typeof useInboxRows> }

function AcknowledgeAll({ rows }: RowsProps) {
  const { t } = useSpeech()
  const part = useView((state) => state.inbox.filter.part)
  const answer = useAnswer()
  useVersion(rows)
  if (part !== 'open' || rows.size < 2) return null
  const all = (): void => {
    void answer(
      [...rows.entries()].map(({ value }) => value),
      { do: 'acknowledge', word: '' },
    )
  }
  return (
    <Button size="small" data-testid="alert-ack-all" onClick={all}>
      {t('alerts.acknowledgeAll')}
    </Button>
  )
}

function Inbox({ rows }: RowsProps) {
  const { store } = useConsole()
  const { t } = useSpeech()
  useVersion(rows)
  const frame = useRef<HTMLElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const desk = useInboxDesk(rows, list)
  const toWord = (): void => {
    // The details, and with them the field, may only now be on their way.
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>('[data-testid="alert-word"]')?.focus(),
    )
  }
  const onKeyDown = useInboxKeys({ rows, desk, toWord })
  const active = useRow(store.tables.alerts, desk.activeKey ?? '')
  const picking = desk.picked.size > 0
  const answers = {
    snoozing: desk.snoozing,
    onSnoozing: desk.setSnoozing,
    onAnswer: desk.answer,
    onLeave: desk.focusList,
  }

  // Who comes to the inbox can use its keys at once, unless they are busy elsewhere on the screen.
  useEffect(() => {
    if (document.activeElement?.closest('input, textarea, select, [role="alertdialog"]')) return
    list.current?.focus({ preventScroll: true })
  }, [])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are the list's and work from the details too
    <section ref={frame} className={styles.inbox} onKeyDown={onKeyDown}>
      <div className={styles.main}>
        {picking && <PickedBar alerts={desk.targets()} onClear={desk.back} {...answers} />}
        {rows.size === 0 ? (
          <NothingHere />
        ) : (
          <InboxList
            scroller={list}
            rows={rows}
            activeKey={desk.activeKey}
            picked={desk.picked}
            onOpen={desk.open}
            onPick={desk.pick}
          />
        )}
        {rows.size > 0 && <p className={styles.keys}>{t('alerts.keys')}</p>}
      </div>
      {desk.detail && active && !picking && <AlertDetail alert={active} onClose={desk.back} {...answers} />}
    </section>
  )
}

/** Why the list is empty: nothing of this part, or nothing that the filter lets through. */
function NothingHere() {
  const { viewStore } = useConsole()
  const { t } = useSpeech()
  const { part, severity, source, search } = useView((state) => state.inbox.filter)
  if (severity !== null || source !== null || search.trim() !== '') {
    return (
      <Empty title={t('alerts.noMatch')}>
        <Button size="small" onClick={() => setInbox(viewStore, { filter: { ...everyOpen, part } })}>
          {t('alerts.clear')}
        </Button>
      </Empty>
    )
  }
  if (part === 'open') return <Empty mark="normal" title={t('alerts.empty')} body={t('alerts.emptyBody')} />
  return <Empty title={part === 'silenced' ? t('alerts.noneSilenced') : t(`alerts.empty.${part}`)} />
}
