import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { version } from '../../../src/shared/version.ts'

it('is the version of package.json, so that a release cannot serve an old one', () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'))
  expect(version).toBe(manifest.version)
})
