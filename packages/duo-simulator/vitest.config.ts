import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'duo-simulator',
    include: ['src/**/*.test.ts'],
    // Every test has a simulator of its own; a process per file would only cost its start.
    isolate: false,
    testTimeout: 60_000,
  },
})
