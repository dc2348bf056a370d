import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { say } from './say.mjs'

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error.code === 'EPERM'
  }
}

async function owner(path) {
  try {
    return Number.parseInt(await readFile(path, 'utf8'), 10) || 0
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Hold a lock file while `work` runs. A lock whose owner no longer runs is taken over, so that a killed
 * set-up never blocks the next one. The file is created with the pid already in it (`wx`), and a stale one
 * is moved aside by rename, which only one of two waiting processes can win.
 */
export async function withLock(path, work, { pollMs = 250 } = {}) {
  await mkdir(dirname(path), { recursive: true })
  let told = false
  for (;;) {
    try {
      await writeFile(path, `${process.pid}\n`, { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const pid = await owner(path)
    if (pid === undefined) continue
    if (pid === 0 || !alive(pid)) {
      // An empty file is a lock that is just being written: give its owner one moment.
      if (pid === 0) await delay(pollMs)
      if ((await owner(path)) === pid) {
        const aside = `${path}.stale-${process.pid}`
        await rename(path, aside).catch(() => undefined)
        await rm(aside, { force: true })
      }
      continue
    }
    if (!told) say(`another set-up is at work (process ${pid}); waiting for it`)
    told = true
    await delay(pollMs)
  }
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}
