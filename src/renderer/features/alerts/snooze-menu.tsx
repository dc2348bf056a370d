import { useSpeech } from '../../app/console-context.tsx'
import type { SnoozeUntil } from '../../bridge/answer-alerts.ts'
import type { ButtonProps } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'

/** For how long an alert can be put off (issue 4.3). */
const choices = [
  { name: '15', until: { minutes: 15 } },
  { name: '60', until: { minutes: 60 } },
  { name: 'recovery', until: 'recovery' },
] as const satisfies readonly { readonly name: string; readonly until: SnoozeUntil }[]

export interface SnoozeMenuProps extends Pick<ButtonProps, 'size' | 'look' | 'aria-label'> {
  readonly label: string
  readonly onSnooze: (until: SnoozeUntil) => void
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

/** Not now: a quarter of an hour, an hour, or until the trouble is over. */
export function SnoozeMenu({ label, onSnooze, ...rest }: SnoozeMenuProps) {
  const { t } = useSpeech()
  return (
    <MenuButton
      data-testid="alert-snooze"
      choices={choices.map(({ name, until }) => ({
        label: t(`snooze.${name}`),
        testId: `snooze-${name}`,
        run: () => onSnooze(until),
      }))}
      {...rest}
    >
      {label}
    </MenuButton>
  )
}
