import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'e2e',
    include: ['journeys/**/*.test.ts', 'browser/**/*.test.ts'],
    globalSetup: ['browser/global-setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // The same as the default timeout of pages (support/person.ts).
    expect: { poll: { timeout: 20_000 } },
  },
})
