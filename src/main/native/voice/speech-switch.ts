import type { App } from 'electron'

/**
 * On Linux Chromium speaks through the speech-dispatcher of the system, and only where it is told to. It looks at the
 * switch when a page speaks for the first time, so this must run before then. Where there is no speech-dispatcher
 * nothing is loaded, and there are no voices.
 */
export function allowSpeech(
  app: { readonly commandLine: Pick<App['commandLine'], 'appendSwitch'> },
  platform: NodeJS.Platform,
): void {
  if (platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')
}
