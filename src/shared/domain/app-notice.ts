/** A trouble of the program itself, with what was done about it. */
export interface AppNotice {
  readonly code:
    | 'settings-damaged'
    | 'settings-unwritable'
    | 'data-unwritable'
    | 'journal-damaged'
    | 'hub-failed'
    | 'secrets-unavailable'
    /** The second way to reach a person does not answer; `detail` says what it said. */
    | 'webhook-failed'
    /** The system does not let Pantau start at login. */
    | 'autostart-failed'
    /** The graphics process was lost too often: this version draws without the graphics processor. */
    | 'graphics-off'
  /** Plain words for details: a path, a reason. */
  readonly detail: string
}
