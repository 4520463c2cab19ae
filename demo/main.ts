import { join } from 'node:path'
import { runnerImport } from 'vite'

// The server's code is TypeScript with decorators, which Node does not run by itself. The work is done while the module is
// evaluated: afterwards nothing more can be imported through Vite, and server and simulator load some of their parts late.
await runnerImport(join(import.meta.dirname, 'play.ts'), {
  root: join(import.meta.dirname, '../packages/api'),
  configFile: false,
  logLevel: 'error',
})
