import type { ComponentPropsWithRef } from 'react'
import styles from './button.module.css'

/** `primary` is the one thing to do here; `plain` is everything else; `quiet` has no border until it is touched. */
export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'small' | 'normal'
}

/** A button. Never submits a form unless told so. */
export function Button({
  look = 'plain',
  size = 'normal',
  type = 'button',
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={[styles.button, className].filter(Boolean).join(' ')}
      data-look={look}
      data-size={size}
      {...rest}
    />
  )
}
