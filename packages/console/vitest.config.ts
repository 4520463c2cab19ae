import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  // Files share the worker's modules, of which imports would cost most otherwise. Each has a document of its own, and cleans up what it stubs.
  test: {
    name: 'console',
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    isolate: false,
    // A slow machine must only make tests slow.
    testTimeout: 120_000,
  },
})
