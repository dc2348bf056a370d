import { Command } from 'cmdk'
import { useState } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { viewKey } from '../../app/view-keys.ts'
import { viewNames } from '../../store/view-state.ts'
import { Mark } from '../../ui/mark.tsx'
import { findItems } from './find-items.ts'
import styles from './palette.module.css'
import { paletteActions } from './palette-actions.ts'

/** What the palette offers: views, actions, and items of the stock once something is typed. */
export function PaletteList({ onDone }: { readonly onDone: () => void }) {
  const model = useConsole()
  const { t } = useSpeech()
  const [text, setText] = useState('')
  const actions = paletteActions(model, t)
  const items = findItems(model.stockOrder, text)
  const run = (action: () => void) => () => {
    onDone()
    action()
  }
  return (
    <Command label={t('palette.title')} className={styles.command} loop>
      <Command.Input
        className={styles.input}
        placeholder={t('palette.placeholder')}
        value={text}
        onValueChange={setText}
        autoFocus
      />
      <Command.List className={styles.list}>
        <Command.Empty className={styles.empty}>{t('palette.empty')}</Command.Empty>
        <Command.Group className={styles.group} heading={t('palette.views')}>
          {viewNames.map((view) => (
            <Command.Item
              key={view}
              className={styles.item}
              value={t(`nav.${view}`)}
              onSelect={run(actions.open(view))}
            >
              {t(`nav.${view}`)}
              <kbd className={styles.key}>Ctrl {viewKey(view)}</kbd>
            </Command.Item>
          ))}
        </Command.Group>
        <Command.Group className={styles.group} heading={t('palette.actions')}>
          {actions.list.map((action) => (
            <Command.Item
              key={action.label}
              className={styles.item}
              value={action.label}
              onSelect={run(action.run)}
            >
              {action.label}
            </Command.Item>
          ))}
        </Command.Group>
        {items.length > 0 && (
          <Command.Group className={styles.group} heading={t('palette.items')}>
            {items.map(({ key, value: item }) => (
              <Command.Item
                key={key}
                className={styles.item}
                value={`${item.code} ${item.name} ${key}`}
                onSelect={run(actions.showItem(item))}
              >
                <Mark name={item.level} />
                <span className={styles.name}>{item.name || item.code}</span>
                <span className={styles.soft}>
                  {item.branchName || item.branch} · {item.stock}
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command>
  )
}
