import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string }

/** Bundles the command into one file, so that it starts at once and runs wherever Node 24 is. */
export default defineConfig({
  ssr: { noExternal: true },
  define: { __VERSION__: JSON.stringify(version) },
  build: { ssr: 'src/main.ts', outDir: 'dist', target: 'node24', sourcemap: false },
})
