import { Menu } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import styles from './menu-button.module.css'

/** One thing to do in a menu. */
export interface MenuChoice {
  readonly label: string
  readonly testId?: string
  readonly run: () => void
}

export interface MenuButtonProps extends Omit<ButtonProps, 'onClick'> {
  readonly choices: readonly MenuChoice[]
  /** Opens the menu from outside, for a key; left out, it opens itself. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly children: ReactNode
}

/** A button that opens a short list of things to do: arrows, Enter, Escape. */
export function MenuButton({ choices, open, onOpenChange, children, ...button }: MenuButtonProps) {
  return (
    <Menu.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}
    >
      <Menu.Trigger render={<Button {...button} />}>
        {children}
        <svg className={styles.caret} viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
          <path d="M1 2.5 4 5.5 7 2.5" fill="none" stroke="currentColor" strokeWidth="1.3" />
        </svg>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.place} side="bottom" align="start" sideOffset={4}>
          <Menu.Popup className={styles.popup}>
            {choices.map((choice) => (
              <Menu.Item
                key={choice.label}
                className={styles.item}
                data-testid={choice.testId}
                onClick={choice.run}
              >
                {choice.label}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
