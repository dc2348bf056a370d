import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useSpeech } from '../../../app/console-context.tsx'
import type { Entry } from '../../../store/sorted-list.ts'
import { pageOf } from '../turns.ts'
import { useWall } from '../wall-context.tsx'
import styles from './paged-list.module.css'

export interface PagedListProps<T> {
  readonly title: string
  readonly rows: readonly Entry<T>[]
  /** All there are, where `rows` holds only the first of them. */
  readonly total?: number
  /** Height of a row and the least width of a column, in units of the wall. */
  readonly height: number
  readonly width: number
  /** Only the first page: what is newest is on it. */
  readonly first?: boolean
  /** What stands there when there are none. */
  readonly empty: ReactNode
  readonly testId?: string
  readonly children: (value: T, key: string) => ReactNode
}

/**
 * A list without a scrollbar: as many rows as have room, the next ones when the views have been round (issue 4.9).
 */
export function PagedList<T>(props: PagedListProps<T>) {
  const { title, rows, height, width, first = false, empty, testId, children } = props
  const { t } = useSpeech()
  const { unit, round } = useWall()
  const [room, setRoom] = useState({ columns: 1, lines: 1 })
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return
    const measure = (): void => {
      const columns = Math.max(1, Math.floor(element.clientWidth / (width * unit)))
      const lines = Math.floor(element.clientHeight / (height * unit))
      setRoom((now) => (now.columns === columns && now.lines === lines ? now : { columns, lines }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [unit, width, height])
  const page = pageOf(rows.length, room.columns * room.lines, first ? 0 : round)
  // Where no row has room, none is cut in half: the heading says how many there are.
  const shown = room.lines === 0 ? [] : rows.slice(page.from, page.to)
  const more = (props.total ?? rows.length) - shown.length
  const style = {
    gridTemplateColumns: `repeat(${room.columns}, minmax(0, 1fr))`,
    gridTemplateRows: `repeat(${Math.max(1, room.lines)}, minmax(0, ${height * unit}px))`,
  }
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {more > 0 && (
          <p className={styles.more}>
            {t('wall.more', { count: more })}
            {!first && page.pages > 1 && ` · ${t('wall.page', { page: page.page, pages: page.pages })}`}
          </p>
        )}
      </header>
      {rows.length === 0 && room.lines > 0 && <div className={styles.empty}>{empty}</div>}
      <ul ref={list} className={styles.list} style={style} data-testid={testId} data-count={rows.length}>
        {shown.map(({ key, value }) => (
          <li key={key} className={styles.row}>
            {children(value, key)}
          </li>
        ))}
      </ul>
    </section>
  )
}
