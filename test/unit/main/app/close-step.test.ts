import { describe, expect, it } from 'vitest'
import { type CloseFacts, closeStep } from '../../../../src/main/app/close-step.ts'

const facts: CloseFacts = {
  onClose: 'tray',
  hasTray: true,
  platform: 'linux',
  fullScreen: false,
  quitting: false,
  resident: true,
  wall: false,
}

// The bugs: a window that hides where nothing leads back to it, and a program that cannot be ended.
describe('closeStep', () => {
  it.each<[string, Partial<CloseFacts>, string]>([
    ['the first time it is said', { onClose: 'ask' }, 'ask'],
    ['the first time it is said without a tray, too', { onClose: 'ask', hasTray: false }, 'ask'],
    ['to the tray', {}, 'hide'],
    ['no tray: minimised', { hasTray: false }, 'minimise'],
    ['quit, because it was chosen', { onClose: 'quit' }, 'quit'],
    ['the end of the program is never held up', { quitting: true, wall: true }, 'quit'],
    ['a simulation ends', { resident: false, onClose: 'ask' }, 'quit'],
    ['a wall asks for itself', { wall: true, onClose: 'quit' }, 'stay'],
    ['macOS hides and explains nothing', { platform: 'darwin', onClose: 'ask' }, 'hide'],
    ['macOS leaves full screen first', { platform: 'darwin', fullScreen: true }, 'leave-full-screen'],
    ['macOS quits where it was chosen', { platform: 'darwin', onClose: 'quit', fullScreen: true }, 'quit'],
  ])('%s', (_title, change, step) => {
    expect(closeStep({ ...facts, ...change })).toBe(step)
  })

  it('never hides a window on Linux or Windows that no tray leads back to', () => {
    for (const platform of ['linux', 'win32'] as const) {
      for (const onClose of ['ask', 'tray', 'quit'] as const) {
        expect(closeStep({ ...facts, platform, onClose, hasTray: false })).not.toBe('hide')
      }
    }
  })
})
