/** Facts from which main decides whether anybody can see a window (practice.md 2.2). */
export interface VisibilityFacts {
  /** `BrowserWindow.isVisible()`: stays true for a minimised window on some systems. */
  readonly shown: boolean
  readonly minimised: boolean
  /** The session is locked, where the system tells. */
  readonly locked: boolean
}

/** Hidden means pause (design.md, section 4); an occluded window counts as seen, no system tells reliably. */
export function isSeen(facts: VisibilityFacts): boolean {
  return facts.shown && !facts.minimised && !facts.locked
}
