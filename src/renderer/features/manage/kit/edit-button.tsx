import { Button } from '../../../ui/button.tsx'

export interface EditButtonProps {
  readonly testId: string
  readonly label: string
  /** The row's name, so that each button of the table has a name of its own. */
  readonly of: string
  readonly onPress: () => void
}

/** A button in a row that brings it into the form. */
export function EditButton({ testId, label, of, onPress }: EditButtonProps) {
  return (
    <Button size="small" look="quiet" data-testid={testId} aria-label={`${label}: ${of}`} onClick={onPress}>
      {label}
    </Button>
  )
}
