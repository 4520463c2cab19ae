import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// One copy of graphql: its ESM build beside the CommonJS one that Node's other packages load would be "another realm".
const resolve = { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql/index.js')) }] }
const common = { setupFiles: ['test/support/setup.ts'], testTimeout: 60_000, hookTimeout: 120_000 }

/** What these are about the database has no part in; they run on SQLite alone. */
const WHATEVER_THE_DATABASE = [
  'test/duo-faults.test.ts',
  'test/graphql-over-http.test.ts',
  'test/slow-requests.test.ts',
]

export default defineConfig({
  resolve,
  test: {
    projects: [
      { resolve, test: { ...common, isolate: false, name: 'api', include: ['src/**/*.test.ts'] } },
      // The same scenarios over HTTP on both databases. Files share the worker's modules: each starts servers of its own, and imports cost most otherwise.
      {
        resolve,
        test: {
          ...common,
          isolate: false,
          name: 'scenarios-sqlite',
          include: ['test/**/*.test.ts'],
          env: { SALLYPORT_TEST_DATABASE: 'sqlite' },
        },
      },
      {
        resolve,
        test: {
          ...common,
          isolate: false,
          name: 'scenarios-postgres',
          include: ['test/**/*.test.ts'],
          exclude: WHATEVER_THE_DATABASE,
          globalSetup: ['test/support/postgres.global.ts'],
          env: { SALLYPORT_TEST_DATABASE: 'postgres' },
        },
      },
    ],
  },
})
