import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { openLogFile } from '../../../../src/main/app/log-file.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'pantau-log-'))

it('keeps the order of lines, whoever writes them out', async () => {
  const path = folder()
  const log = openLogFile(path, 'main')
  for (let line = 0; line < 500; line += 1) log.write(`line ${line}`)
  const file = join(path, 'main.log')
  await vi.waitFor(() => expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(500), 10_000)
  log.write('before')
  log.write('last')
  // The program ends right after: a line on its way to the disk would be lost with it.
  await log.flush()
  expect(readFileSync(file, 'utf8')).toMatch(/line 499\nbefore\nlast\n$/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('never takes more than five files, and the newest lines are in the first', async () => {
  const path = folder()
  const log = openLogFile(path, 'main', 1_000)
  for (let line = 0; line < 200; line += 1) {
    log.write(`${line}`.padStart(99, '.'))
    if (line % 5 === 4) await log.flush()
  }
  await vi.waitFor(() => expect(readFileSync(join(path, 'main.log'), 'utf8')).toContain('.199\n'), 10_000)
  expect(readdirSync(path).sort()).toEqual([
    'main.1.log',
    'main.2.log',
    'main.3.log',
    'main.4.log',
    'main.log',
  ])
  for (const name of readdirSync(path)) expect(statSync(join(path, name)).size).toBeLessThanOrEqual(1_000)
})

it('loses lines, and nothing else, when its folder cannot be made', async () => {
  const file = join(folder(), 'taken')
  writeFileSync(file, 'x')
  const log = openLogFile(join(file, 'logs'), 'main')
  log.write('a')
  await log.flush()
  expect(existsSync(file)).toBe(true)
  chmodSync(file, 0o600)
})
