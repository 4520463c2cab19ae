import { mergeConfig } from 'vite'
import server from './vite.config.ts'

/** The tools of the machine, a file of their own beside the server's: what both need would otherwise be a third file, read at every start of the server. */
export default mergeConfig(
  {
    ...server,
    build: {
      ...server.build,
      rolldownOptions: { ...server.build?.rolldownOptions, input: { machine: 'src/server-tools/server-tools.ts' } },
    },
  },
  { build: { emptyOutDir: false } },
)
