import { mergeConfig } from 'vite'
import server from './vite.config.ts'

/** The server tools, a bundle beside the server's. A shared chunk would be a third file to read at every start of the server. */
export default mergeConfig(
  {
    ...server,
    build: {
      ...server.build,
      rolldownOptions: {
        ...server.build?.rolldownOptions,
        input: { 'server-tools': 'src/server-tools/server-tools.ts' },
      },
    },
  },
  { build: { emptyOutDir: false } },
)
