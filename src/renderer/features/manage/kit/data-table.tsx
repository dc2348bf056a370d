import type { ReactNode } from 'react'
import { useSpeech } from '../../../app/console-context.tsx'
import { Empty } from '../../../ui/empty.tsx'
import styles from './kit.module.css'

/** One column of a management table. */
export interface Column<T> {
  readonly name: string
  readonly label: string
  readonly cell: (row: T) => ReactNode
  readonly look?: 'code' | 'number' | 'soft'
}

export interface DataTableProps<T> {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly idOf: (row: T) => string
  /** Buttons of a row, at its end. */
  readonly actions?: (row: T) => ReactNode
  /** The row that the form is about. */
  readonly active?: string | null
  readonly empty: { readonly title: string; readonly body: string }
  /** What is left out, where a list is longer than anybody reads. */
  readonly more?: string | null
}

/** A dense table. Rows are plain; what can be done with one is a button at its end, reached by Tab. */
export function DataTable<T>({
  label,
  columns,
  rows,
  idOf,
  actions,
  active,
  empty,
  more,
}: DataTableProps<T>) {
  const { t } = useSpeech()
  if (rows.length === 0) return <Empty title={empty.title} body={empty.body} />
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" data-look={column.look}>
                {column.label}
              </th>
            ))}
            {actions && (
              <th scope="col">
                <span className="visually-hidden">{t('manage.actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const id = idOf(row)
            return (
              <tr key={id} data-testid="manage-row" data-id={id} data-active={id === active}>
                {columns.map((column) => (
                  <td key={column.name} data-look={column.look}>
                    {column.cell(row)}
                  </td>
                ))}
                {actions && <td className={styles.rowActions}>{actions(row)}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
      {more && <p className={styles.more}>{more}</p>}
    </div>
  )
}
