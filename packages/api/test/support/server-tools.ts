import { join } from 'node:path'
import { readConfig } from '../../src/config/config.ts'
import type { ToolContext } from '../../src/server-tools/tool/context.ts'
import type { TestServer } from './test-server.ts'

export const WRONG_KEY = 'ab0123456789cdef'.repeat(4)

/** The context of a server tool beside a running server. */
export function createToolContext(server: TestServer, args: string[], env: Record<string, string> = {}): ToolContext {
  const config = readConfig({
    SALLYPORT_PORT: '0',
    SALLYPORT_PUBLIC_URL: 'http://localhost:4000',
    SALLYPORT_DATA_DIR: server.dataDir,
    SALLYPORT_DATABASE_URL: server.databaseUrl,
    SALLYPORT_MASTER_KEY: server.masterKey,
    SALLYPORT_DUO_HOSTS: server.simulator!.apiHostname,
    SALLYPORT_DUO_CA_FILE: join(server.dataDir, 'duo-ca.pem'),
    ...env,
  })
  return { config, env, clock: server.clock, args, report: () => {} }
}

/** The code with which the work was refused, or "none". */
export const codeOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => 'none',
    (error: { code?: string }) => error.code,
  )
