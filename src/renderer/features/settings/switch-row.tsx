import { Switch } from '../../ui/switch.tsx'
import { SettingRow } from './setting-row.tsx'

export interface SwitchRowProps {
  readonly testId: string
  readonly label: string
  readonly hint?: string
  readonly on: boolean
  readonly locked: boolean
  readonly onSwitch: (on: boolean) => void
}

/** A setting that is on or off. */
export function SwitchRow({ testId, label, hint, on, locked, onSwitch }: SwitchRowProps) {
  return (
    <SettingRow label={label} locked={locked} {...(hint === undefined ? {} : { hint })}>
      <Switch testId={testId} label={label} pressed={on} disabled={locked} onPress={onSwitch} />
    </SettingRow>
  )
}
