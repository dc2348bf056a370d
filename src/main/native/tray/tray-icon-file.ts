import type { TrayState } from './tray-state.ts'

/** What decides which file is drawn. */
export interface TrayLooks {
  readonly platform: NodeJS.Platform
  /** Whether the panel is dark, where the system tells (Windows). */
  readonly darkPanel: boolean
  /** Largest scale of the displays. */
  readonly scale: number
}

/** Sizes of the tiles for Linux, whose panels scale what they get; 24 is what they show at scale 1. */
const sizes = [24, 48, 64] as const

/**
 * Name of the icon in resources/tray. macOS colours its template by itself; Windows picks a size out of the `.ico`; no
 * panel of Linux tells its colour, so there the icon is a tile that reads on any.
 */
export function trayIconFile(state: TrayState, { platform, darkPanel, scale }: TrayLooks): string {
  if (platform === 'darwin') return `${state}Template.png`
  if (platform === 'win32') return `${state}-${darkPanel ? 'dark' : 'light'}.ico`
  const size = sizes.find((candidate) => candidate >= 24 * scale) ?? sizes[sizes.length - 1]
  return `${state}-${size}.png`
}
