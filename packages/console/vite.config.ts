import react from '@vitejs/plugin-react'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const api = process.env['SALLYPORT_API_URL'] ?? 'http://localhost:4000'

const BASE =
  /[\\/]node_modules[\\/](react|react-dom|scheduler|clsx|@mantine[\\/]hooks[\\/]esm[\\/]use-clipboard|@mantine[\\/]core[\\/]esm[\\/](core|components[\\/](Button|CloseButton|Input|InputBase|Loader|Stack|Text|TextInput|Transition|UnstyledButton))|@tabler[\\/]icons-react[\\/]dist[\\/]esm[\\/](createReactComponent|defaultAttributes|icons[\\/]Icon(AlertTriangle|Check|Copy|X)))[\\/.]/

/** Were these not in the base, the console would load the parts of prompts at first, only for a few texts. */
const BASE_TEXTS = /[\\/]src[\\/]lib[\\/]errors[\\/](browser-texts|error-text)[.]/

/** What every prompt is made of; the dialog that asks to log on again has it too. */
const PARTS = /[\\/]src[\\/](module-contract|lib[\\/]time[\\/](use-seconds-until|format-duration|server-clock))[\\/.]/

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

/** Scripts and styles lie compressed beside themselves, as small as they get, so that the server need only send them. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    const files = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css)$/.test(name))
    await Promise.all(
      files.map(async (name) => {
        const file = join(dir!, name)
        const text = await readFile(file)
        await Promise.all([
          promisify(brotliCompress)(text).then((short) => writeFile(`${file}.br`, short)),
          promisify(gzip)(text, { level: 9 }).then((short) => writeFile(`${file}.gz`, short)),
        ])
      }),
    )
  },
}

export default defineConfig({
  plugins: [react(), logonAddress, compressed],
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
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: (id) => BASE.test(id) || BASE_TEXTS.test(id) },
            { name: 'parts', test: PARTS },
          ],
        },
      },
    },
  },
  server: { proxy: { '/graphql': { target: api, changeOrigin: false } } },
})
