import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const api = process.env['SALLYPORT_API_URL'] ?? 'http://localhost:4000'

const BASE = /[\\/]node_modules[\\/](react|react-dom|scheduler|clsx|@mantine[\\/]core[\\/]esm[\\/](core|components[\\/](Button|CloseButton|Input|InputBase|Loader|Stack|Text|TextInput|Transition|UnstyledButton))|@tabler[\\/]icons-react[\\/]dist[\\/]esm[\\/](createReactComponent|defaultAttributes))[\\/.]/

/** What every prompt is made of; the dialog that asks to log on again has it too. */
const PARTS = /[\\/]src[\\/](modules[\\/]parts|lib[\\/](use-seconds-until|format-duration|server-clock))[\\/.]/

/** In development, as the API serves the built pages: the logon page at /logon, everything else from index.html. */
const logonAddress: Plugin = {
  name: 'logon-address',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/logon(\?|$)/.test(request.url ?? '')) request.url = request.url!.replace('/logon', '/logon.html')
      next()
    })
  },
}

export default defineConfig({
  plugins: [react(), logonAddress],
  // Two pages of their own, so that the logon page ships no administration code.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Read by scripts/check-bundle.ts, which keeps the first load of each page small.
    manifest: true,
    // Every browser that runs this target knows module preload by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: page('index.html'), logon: page('logon.html') },
      // What both pages need before anything is seen, in one file: a dozen small ones pack less well and take longer.
      output: { codeSplitting: { groups: [{ name: 'base', test: BASE }, { name: 'parts', test: PARTS }] } },
    },
  },
  server: { proxy: { '/graphql': { target: api, changeOrigin: false } } },
})
