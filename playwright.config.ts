import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'out/test-results/e2e',
  // One Electron at a time: with two, the teardown of one was seen to hang on the other.
  workers: 1,
  fullyParallel: false,
  // A test that passes at the second try has a fault that nobody has found yet.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
})
