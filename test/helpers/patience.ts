import { vi } from 'vitest'

/*
 * Loaded before each test file. `vi.waitFor` gives up after one second when it is not told otherwise, which a busy machine
 * can take over anything; like `expect.poll` (vitest.config.ts) it ends as soon as the state is there.
 */
const waitFor = vi.waitFor
vi.waitFor = (callback, options = 15_000) => waitFor(callback, options)
