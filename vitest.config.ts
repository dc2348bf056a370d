import { defineConfig } from 'vitest/config'

/** Kinds of tests and what one of them may take; a hang is a failure long before it is a coffee break. */
const kinds = [
  { name: 'unit', testTimeout: 20_000 },
  { name: 'integration', testTimeout: 60_000 },
  { name: 'contract', testTimeout: 60_000 },
  // Builds, installs and removes the real package, one step after the other.
  { name: 'package', testTimeout: 600_000 },
] as const

/** It changes the system, so that a bare `vitest run` leaves it out; `npm test` asks for it. */
const chosen = kinds.filter(({ name }) => name !== 'package' || process.env.PANTAU_TEST_PACKAGE === '1')

export default defineConfig({
  test: {
    passWithNoTests: false,
    maxWorkers: 2,
    projects: chosen.map(({ name, testTimeout }) => ({
      test: {
        name,
        include: [`test/${name}/**/*.test.{ts,tsx}`],
        environment: 'node',
        setupFiles: ['test/helpers/patience.ts'],
        // A process of its own: native SQLite handles and process-wide signal handlers stay apart.
        pool: 'forks',
        testTimeout,
        hookTimeout: testTimeout,
        // Polls end as soon as the state is there; the limit only bounds a failure on a busy machine.
        expect: { poll: { timeout: 15_000 } },
      },
    })),
  },
})
