import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the simulator's pages. They are served by the simulator itself, under `default-src 'self'`. */
export default defineConfig({
  root: fileURLToPath(new URL('./src/pages', import.meta.url)),
  plugins: [react()],
  css: { postcss: fileURLToPath(new URL('.', import.meta.url)) },
  build: {
    outDir: fileURLToPath(new URL('./dist/pages', import.meta.url)),
    emptyOutDir: true,
    // Small files would become data: addresses, which the pages' policy allows for images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/control': 'http://localhost:4444' } },
})
