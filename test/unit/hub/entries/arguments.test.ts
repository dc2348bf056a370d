import { describe, expect, it } from 'vitest'
import { parseDuration, parseHubArguments } from '../../../../src/hub/entries/arguments.ts'

describe('parseHubArguments', () => {
  it('has the defaults of the contract, loopback and full durability among them', () => {
    expect(parseHubArguments([])).toMatchObject({
      kind: 'run',
      arguments: {
        host: '127.0.0.1',
        port: 4747,
        durability: 'full',
        retentionMs: 2_592_000_000,
        episodesMaxAgeMs: 1_800_000,
        statsMs: 5000,
        anonymousRead: false,
      },
    })
  })

  it('names the bad argument on one line', () => {
    const bad: readonly (readonly [argv: readonly string[], name: string])[] = [
      [['--port', '65536'], '--port'],
      [['--port', '80a'], '--port'],
      [['--port'], '--port'],
      [['--durability', 'FULL'], '--durability'],
      [['--retention', '0d'], '--retention'],
      [['--retention', '30'], '--retention'],
      [['--episodes-max-age', 'never'], '--episodes-max-age'],
      [['--stats-every', '0s'], '--stats-every'],
      [['--stats-every', '25d'], '--stats-every'],
      [['--allow-origin', 'example.com'], '--allow-origin'],
      [['--nope'], '--nope'],
      [['extra'], 'extra'],
    ]
    for (const [argv, name] of bad) {
      const parsed = parseHubArguments(argv)
      expect(parsed, argv.join(' ')).toMatchObject({ kind: 'bad' })
      const message = parsed.kind === 'bad' ? parsed.message : ''
      expect(message).toContain(name)
      expect(message).not.toContain('\n')
    }
  })

  it('reads durations as written, and nothing that only looks like one', () => {
    expect(['30d', '12h', '90m', '45s'].map(parseDuration)).toEqual([
      2_592_000_000, 43_200_000, 5_400_000, 45_000,
    ])
    expect(['', 'd', '1', '-1d', '1.5h', '1w', '9999999d'].map(parseDuration)).toEqual(Array(7).fill(null))
  })
})
