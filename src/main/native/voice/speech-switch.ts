import type { App } from 'electron'

/**
 * On Linux Chromium speaks through the speech-dispatcher of the system, and only where it is told to. Must run before the
 * app is ready. Where there is no speech-dispatcher nothing is loaded, and there are no voices.
 */
export function allowSpeech(
  app: { readonly commandLine: Pick<App['commandLine'], 'appendSwitch'> },
  platform: NodeJS.Platform,
): void {
  if (platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')
}
