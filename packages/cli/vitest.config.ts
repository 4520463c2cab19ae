import { defineConfig } from 'vitest/config'

export default defineConfig({
  define: { __VERSION__: '"0.0.0-test"' },
  test: { name: 'cli', include: ['src/**/*.test.ts'], testTimeout: 60_000 },
})
