/** What both editors of rules are given. */
export interface EditorProps {
  readonly locked: boolean
  /** Something was changed that would be lost. */
  readonly onChanged: () => void
  readonly onClose: () => void
}
