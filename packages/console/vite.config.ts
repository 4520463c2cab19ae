import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const api = process.env['SALLYPORT_API_URL'] ?? 'http://localhost:4000'

export default defineConfig({
  plugins: [react()],
  // Two pages of their own, so that the logon page ships no administration code.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Read by scripts/check-bundle.ts, which keeps the first load of each page small.
    manifest: true,
    // Every browser that runs this target knows module preload by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: page('index.html'), logon: page('logon.html') } },
  },
  server: { proxy: { '/graphql': { target: api, changeOrigin: false } } },
})
