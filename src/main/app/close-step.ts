import type { Desktop } from '../../shared/settings/attention.ts'

/** What the close button leads to. */
export type CloseStep =
  /** The window closes, and the program with it. */
  | 'quit'
  | 'hide'
  | 'minimise'
  /** It is said what closing means here, and asked for. */
  | 'ask'
  /** macOS: a full-screen space must be left before the window can hide. */
  | 'leave-full-screen'
  /** The wall asks for itself. */
  | 'stay'

export interface CloseFacts {
  readonly onClose: Desktop['onClose']
  /** Whether the desktop shows a tray, so that a hidden window can be found again. */
  readonly hasTray: boolean
  readonly platform: NodeJS.Platform
  readonly fullScreen: boolean
  /** The program ends anyway. */
  readonly quitting: boolean
  /** Something goes on without the window. Not in a simulation, and not where nothing could be started. */
  readonly resident: boolean
  readonly wall: boolean
}

/** Decides what the close button does (practice.md 4). Without a tray a window must never hide: minimised, it is found. */
export function closeStep(facts: CloseFacts): CloseStep {
  if (facts.quitting) return 'quit'
  if (facts.wall) return 'stay'
  if (!facts.resident || facts.onClose === 'quit') return 'quit'
  // The dock leads back, and every program there behaves like this: nothing to explain.
  if (facts.platform === 'darwin') return facts.fullScreen ? 'leave-full-screen' : 'hide'
  if (facts.onClose === 'ask') return 'ask'
  return facts.hasTray ? 'hide' : 'minimise'
}
