import { describe, expect, it } from 'vitest'
import { viewKey } from '../../../../src/renderer/app/view-keys.ts'
import { viewNames } from '../../../../src/renderer/store/view-state.ts'

describe('viewKey', () => {
  it('gives every view of the rail a key of its own', () => {
    const keys = viewNames.map(viewKey)
    expect(keys).not.toContain('')
    expect(new Set(keys).size).toBe(viewNames.length)
  })
})
