import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as base } from 'playwright/test'
import { type ConsoleOptions, launchConsole, type TestConsole } from '../helpers/electron-app.ts'

export { expect } from 'playwright/test'

/** Opens consoles for a test and makes sure that none outlives it; a failed test shows what they wrote. */
export const test = base.extend<{ open: (options?: ConsoleOptions) => Promise<TestConsole> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn which fixtures are needed
  open: async ({}, use, info) => {
    const opened: TestConsole[] = []
    await use(async (options) => {
      const console = await launchConsole(options)
      opened.push(console)
      return console
    })
    for (const [index, console] of opened.entries()) {
      if (info.status !== info.expectedStatus) {
        await info.attach(`console ${index} output`, { body: console.lines.join('\n') })
        for (const name of ['main', 'hub']) {
          const log = join(console.dataDir, 'logs', `${name}.log`)
          if (existsSync(log))
            await info.attach(`console ${index} ${name}.log`, { body: readFileSync(log, 'utf8') })
        }
      }
      await console.close()
    }
  },
})
