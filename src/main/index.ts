/**
 * The console's shell: reads its arguments, makes sure that it is alone on its data folder, and hands over to
 * {@link runConsole}. Everything that must happen before the app is ready happens here, synchronously.
 */
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, crashReporter } from 'electron'
import { ConfigFileError } from '../engine/settings/settings-store.ts'
import { parseArguments } from './app/arguments.ts'
import { checkDataFolder } from './app/data-folder.ts'
import { createLinks } from './app/links.ts'
import { ownArguments } from './app/own-arguments.ts'
import { dataFolder, sqliteBinding } from './app/paths.ts'
import { runConsole } from './app/run-console.ts'
import { writeLine } from './app/say.ts'
import { handOver } from './app/second-start.ts'
import { linkIn, linkScheme } from './native/deep-link.ts'
import { registerAppScheme } from './windows/app-scheme.ts'
import { chooseGraphics } from './windows/graphics.ts'

const own = ownArguments(process.argv, process.defaultApp ? app.getAppPath() : null)
const parsed = parseArguments(own)
const links = createLinks()
links.receiveFrom(own)
// macOS hands links over by an event, the first one before the app is ready.
app.on('will-finish-launching', () => {
  app.on('open-url', (event, url) => {
    event.preventDefault()
    links.receive(url)
  })
})

if (!parsed.ok) {
  writeLine(2, `pantau: ${parsed.message}`)
  app.exit(2)
} else {
  const folder = dataFolder({
    argument: parsed.arguments.dataDir,
    variable: process.env.PANTAU_DATA_DIR,
    fallback: app.getPath('userData'),
    cwd: process.cwd(),
  })
  const check = checkDataFolder(folder)
  // Without its folder the console still opens, to say so; Chromium then needs a place of its own.
  const home = check.ok ? folder : mkdtempSync(join(tmpdir(), 'pantau-'))
  app.setPath('userData', home)
  app.setPath('sessionData', makeFolder(home, 'browser'))
  app.setPath('crashDumps', makeFolder(home, 'crashes'))

  if (app.requestSingleInstanceLock(handOver(parsed.arguments, linkIn(own)))) {
    // An installed program only: a checkout must not take the links of the one that is installed. On Linux the package's
    // desktop file says it; there this call would run a program and wait for it, at each start.
    if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(linkScheme)
    // Where root has switched the sandbox off (development, tests), this call would leave helpers with half of each.
    if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
    registerAppScheme()
    crashReporter.start({ uploadToServer: false })
    const start = {
      arguments: parsed.arguments,
      dataDir: folder,
      dataCheck: check,
      graphics: chooseGraphics(check.ok ? folder : null),
      nativeBinding: sqliteBinding(process.env.PANTAU_SQLITE_BINDING, process.resourcesPath),
      appDir: app.getAppPath(),
    }
    void app.whenReady().then(() => {
      try {
        runConsole(start, links)
      } catch (error) {
        // Whatever it is, a program without a window must not stay.
        writeLine(2, `pantau: ${error instanceof Error ? error.message : String(error)}`)
        app.exit(error instanceof ConfigFileError ? 2 : 1)
      }
    })
  } else {
    writeLine(1, `pantau: already running on ${folder}; its window is in front now`)
    app.exit(0)
  }
}

function makeFolder(parent: string, name: string): string {
  const path = join(parent, name)
  mkdirSync(path, { recursive: true })
  return path
}
