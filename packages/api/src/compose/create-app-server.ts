import type { ErrorCode } from '@sallyport/shared/error-code'
import type { Config } from '../config/config.ts'
import { toSchemaFile } from '../configuration/file/configuration-schema.ts'
import type { Database } from '../database/database.ts'
import { buildGraphqlSchema } from '../graphql/build-schema.ts'
import { ErrorFormatter } from '../graphql/format-error.ts'
import { Cookies } from '../http/cookies.ts'
import { createContextFactory } from '../http/create-context.ts'
import { toMetrics } from '../http/metrics.ts'
import { createServer, type Server } from '../http/server.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { LogonWaiters } from '../logon/signals/waiters.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { Administration } from './create-administration.ts'
import type { LogonParts } from './create-logon.ts'

/** The HTTP server with the parts behind it. */
export function createAppServer(
  options: { config: Config; log: Log; clock: Clock; consoleDir: string | null; codes: readonly ErrorCode[] },
  parts: {
    database: Database
    modules: ModuleRegistry
    administration: Administration
    logon: LogonParts
    waiters: LogonWaiters
  },
): Promise<Server> {
  const { config, log, clock, consoleDir, codes } = options
  const { database, modules, administration, logon, waiters } = parts
  const { publicUrl, allowedOrigins, trustedProxies, introspection, placeHeader } = config
  return createServer({
    schema: buildGraphqlSchema([...logon.resolvers, ...administration.resolvers], modules),
    formatter: new ErrorFormatter(codes, log),
    log,
    publicUrl,
    allowedOrigins,
    trustedProxies,
    introspection,
    createContext: createContextFactory(administration.people, new Cookies(publicUrl), clock, placeHeader),
    followLogon: logon.followLogon,
    isReady: () => database.isUp(),
    describeHealth: () => describeHealth(modules),
    configurationSchema: toSchemaFile(modules.listForSchemes()),
    getMetrics: async () => {
      const ofModules = modules.list().flatMap(({ operations }) => operations?.collectMetrics?.() ?? [])
      return toMetrics({ watchedLogons: logon.watcher.size, waitingReaders: waiters.size }, ofModules)
    },
    consoleDir,
  })
}

function describeHealth(modules: ModuleRegistry): Record<string, string> {
  const words = modules.list().map(({ id, operations }) => [id, operations?.describeHealth?.() ?? null] as const)
  return Object.fromEntries(words.filter((entry): entry is [string, string] => entry[1] !== null))
}
