import { formatTime } from '../../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useRow } from '../../../app/use-rows.ts'
import { Card } from '../../../ui/card.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { watcherCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'
import styles from '../kit/kit.module.css'
import { RowCommand } from '../kit/row-command.tsx'
import type { SectionProps } from './section-props.ts'

/** The folder watcher's state (C6) and the cache (C4), as the hub tells them to every screen. */
export function LibrarySection({ hub, reload }: SectionProps) {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  const watcher = useRow(store.tables.watchers, hub)
  const cache = useRow(store.tables.caches, hub)
  const rebuild = (
    <RowCommand
      testId="manage-rebuild"
      look="plain"
      label={t('manage.cache.rebuild')}
      of={t('manage.cache')}
      command={{ kind: 'rebuild-cache' }}
      done={t('manage.cache.done')}
      onDone={reload}
    />
  )
  return (
    <div className={styles.split}>
      <Card title={t('manage.cache')} actions={rebuild}>
        {cache ? (
          <Empty
            title={t(cache.state === 'ready' ? 'manage.cache.ready' : 'manage.cache.rebuilding')}
            body={[
              t('manage.cache.since', { time: formatTime(locale, cache.changedAt, 'full') }),
              cache.message,
            ]
              .filter((part) => part !== '')
              .join(' · ')}
            mark={cache.state === 'ready' ? 'done' : 'connecting'}
          />
        ) : (
          <Empty title={t('manage.cache.none')} body={t('manage.cache.note')} />
        )}
      </Card>
      <CommandForm
        title={t('manage.library')}
        note={t('manage.library.watcherNote')}
        fields={[
          {
            name: 'running',
            label: t('manage.library.running'),
            kind: 'check',
            wrong: t('manage.incomplete'),
          },
          {
            name: 'enabled',
            label: t('manage.library.enabled'),
            hint: t('manage.library.enabledHint'),
            kind: 'check',
            wrong: t('manage.incomplete'),
          },
        ]}
        initial={{
          running: watcher?.running === true ? 'yes' : '',
          enabled: watcher?.enabled === true ? 'yes' : '',
        }}
        submit={t('app.save')}
        build={watcherCommand}
        done={t('manage.library.saved')}
        onDone={reload}
      />
    </div>
  )
}
