import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'duo-simulator',
    include: ['src/**/*.test.ts'],
  },
})
