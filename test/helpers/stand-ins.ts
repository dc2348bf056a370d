import { startComic } from '../fixtures/comic/server.ts'
import { startEpisodes } from '../fixtures/episodes/server.ts'
import { startOptik } from '../fixtures/optik/server.ts'
import { startStats } from '../fixtures/stats/server.ts'

/** All four systems at once, each on its own port. */
export interface FourSystems {
  readonly shop: Awaited<ReturnType<typeof startOptik>>
  readonly comic: Awaited<ReturnType<typeof startComic>>
  readonly anime: Awaited<ReturnType<typeof startEpisodes>>
  readonly admin: Awaited<ReturnType<typeof startStats>>
  /** Lets the same time pass in all of them. */
  step(seconds: number): void
  cut(): void
  close(): Promise<void>
}

/**
 * Starts the four stand-ins with one clock that the test holds.
 *
 * @param shape `live`: what the public code sends; the shop then streams as it did in 2025, for its polled documents are
 * asked for at the pace of the real clock
 */
export async function startFourSystems(shape: 'seed' | 'live'): Promise<FourSystems> {
  const [shop, comic, anime, admin] = await Promise.all([
    startOptik({ shape: shape === 'seed' ? 'seed' : 'live-sse', speed: 0 }),
    startComic({ shape, speed: 0 }),
    startEpisodes({ shape, speed: 0 }),
    startStats({ shape, speed: 0 }),
  ])
  const all = [shop, comic, anime, admin]
  return {
    shop,
    comic,
    anime,
    admin,
    step: (seconds) => {
      for (const system of all) system.step(seconds)
    },
    cut: () => {
      for (const system of all) system.cut()
    },
    close: async () => {
      await Promise.all(all.map((system) => system.close()))
    },
  }
}
