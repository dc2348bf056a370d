/**
 * A console without a window as a process of its own, so that a test can kill it at any instant:
 * `node headless-child.ts DATA_DIR HUB_URL TOKEN`. Says one line for each stored event.
 */
import { randomBytes } from 'node:crypto'
import { startHeadless } from '../../src/engine/headless.ts'
import { parseSettings } from '../../src/engine/settings/parse-settings.ts'
import { createSystemClock } from '../../src/node/time/clock.ts'
import { createMemoryLog } from './memory-log.ts'

const [dataDir = '', url = '', token = ''] = process.argv.slice(2)
const { settings } = parseSettings({ sources: [{ id: 'shop', name: 'Shop', url, profile: 'pantau' }] })
startHeadless({
  clock: createSystemClock(),
  log: createMemoryLog(),
  dataDir,
  nativeBinding: null,
  settings,
  random: (bytes) => randomBytes(bytes),
  headers: async () => ({ authorization: `Bearer ${token}` }),
  isFull: () => false,
  onEvent: ({ position }) => process.stdout.write(`${position?.seq ?? ''}\n`),
  onConnection: () => {},
  onGap: () => {},
})
