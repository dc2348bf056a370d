import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
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

/** A take-over takes milliseconds; one that is older than this was killed in the middle of it. */
const TAKE_OVER_MS = 10_000

/**
 * Remove the lock of an owner that is gone. Only one process may look and remove at a time: a second one
 * could otherwise remove the lock that the first has just taken.
 */
async function removeStale(path, pid) {
  const guard = `${path}.take-over`
  try {
    await writeFile(guard, '', { flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const age = await stat(guard).then(
      (info) => Date.now() - info.mtimeMs,
      () => 0,
    )
    if (age > TAKE_OVER_MS) await rm(guard, { force: true })
    return
  }
  try {
    if ((await owner(path)) === pid) await rm(path, { force: true })
  } finally {
    await rm(guard, { force: true })
  }
}

/**
 * Hold a lock file while `work` runs. A lock whose owner no longer runs is taken over, so that a killed
 * set-up never blocks the next one.
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
      await removeStale(path, pid)
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
