import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** Bundles the server into one file, so that it starts without reading thousands of others. Native packages stay outside. */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql/index.js')) }] },
  ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2', 'pg-native'] },
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    target: 'node24',
    minify: false,
    sourcemap: false,
    rolldownOptions: { output: { entryFileNames: '[name].js' } },
  },
})
