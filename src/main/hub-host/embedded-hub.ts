import { join } from 'node:path'
import type { Engine } from '../../engine/engine-api.ts'
import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { openLogFile } from '../app/log-file.ts'
import type { Notices } from '../app/notices.ts'
import type { ConsoleStart } from '../app/start.ts'
import type { MainWords } from '../app/words.ts'
import { createHubHost, type HubHost } from './hub-host.ts'
import { spawnHubProcess } from './utility-process.ts'

/** What the embedded hub is made from. */
export interface EmbeddedHubOptions {
  readonly start: ConsoleStart
  readonly port: number
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  readonly words: MainWords
  readonly engine: Pick<Engine, 'setHub'>
}

/** The console's own hub: `DIR/hub` in a utility process, its log in `DIR/logs/hub.log`. */
export function hostHub({ start, port, clock, log, notices, words, engine }: EmbeddedHubOptions): HubHost {
  const dataDir = join(start.dataDir, 'hub')
  const logFile = openLogFile(join(start.dataDir, 'logs'), 'hub')
  return createHubHost({
    spawn: () => spawnHubProcess(join(start.appDir, 'out/main/hub.js'), (line) => logFile.write(line)),
    start: {
      type: 'start',
      dataDir,
      port,
      demo: start.arguments.demo,
      nativeBinding: start.nativeBinding,
    },
    clock,
    random: Math.random,
    log,
    onReady: (endpoint) => engine.setHub(endpoint),
    onAway: (retryInMs, detail) => engine.setHub(null, { retryAt: clock.now() + retryInMs, detail }),
    onTrouble(trouble) {
      if (trouble === null) notices.clear('hub-failed')
      else notices.set({ code: 'hub-failed', detail: words.hubTrouble(trouble, { port, path: dataDir }) })
    },
  })
}
