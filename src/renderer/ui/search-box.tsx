import type { KeyboardEvent } from 'react'
import styles from './search-box.module.css'

/** A search field that grows when it is used; `/` brings the focus here from anywhere (see hotkeys.ts). */
export interface SearchBoxProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function SearchBox({ label, placeholder, value, onChange }: SearchBoxProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    if (value === '') {
      // On with the keys of the list, where there is one.
      const list = document.querySelector<HTMLElement>('#main [role="grid"][tabindex="0"]')
      if (list) list.focus({ preventScroll: true })
      else event.currentTarget.blur()
    }
    onChange('')
  }
  return (
    <span className={styles.box} data-filled={value !== ''}>
      <input
        className={styles.input}
        type="search"
        data-search
        aria-label={label}
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <kbd className={styles.key}>/</kbd>
    </span>
  )
}
