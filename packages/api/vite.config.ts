import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** Text that is ASCII alone is read, kept and parsed as single bytes: a quarter of the start was decoding. */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        chunk.code = chunk.code.replaceAll(
          /[^\0-\x7f]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        )
  },
}

/**
 * Bundles the server into one file, so that it starts without reading thousands of others; what is imported only when it is needed (undici,
 * yaml, the other database's driver) into files of its own. Native packages stay outside.
 */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql/index.js')) }] },
  ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2', 'pg-native'] },
  plugins: [asciiOnly],
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node24',
    sourcemap: false,
    rolldownOptions: {
      input: ['src/main.ts', 'src/database/wal-checkpoint-worker.ts'],
      output: {
        entryFileNames: '[name].js',
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
})
