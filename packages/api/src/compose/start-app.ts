import { createAdministration } from './administration.ts'
import { hasDataKey, openDataKey } from '../config/data-key.ts'
import { readDuoCaFile } from '../config/duo-ca-file.ts'
import { toListenProblem } from '../config/listen-problem.ts'
import { loadMasterKey } from '../config/master-key-file.ts'
import type { Config } from '../config/config.ts'
import { toSchemaFile } from '../configuration/file/configuration-schema.ts'
import { ENTITIES } from './entities.ts'
import { openDatabase } from '../database/open-database.ts'
import { buildGraphqlSchema } from '../graphql/build-schema.ts'
import { Cookies } from '../http/cookies.ts'
import { createContextFactory } from '../http/create-context.ts'
import { ErrorFormatter } from '../graphql/format-error.ts'
import { type Clock, systemClock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { startPeriodic } from '../lib/periodic.ts'
import { toMetrics } from '../http/metrics.ts'
import { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { AuthenticationModule } from '../module-contract/authentication-module.ts'
import { createModules } from '../modules/index.ts'
import { LimitService } from '../limits/limit-service.ts'
import { StoredRecoveryCodes } from '../people/recovery/stored-recovery-codes.ts'
import { createServer } from '../http/server.ts'
import { createLogonsOfUser } from '../logon/lifecycle/logons-of-user.ts'
import { createRunningLogons } from '../logon/lifecycle/running-logons.ts'
import { LogonWaiters } from '../logon/signals/waiters.ts'
import { createLogon } from './create-logon.ts'
import { createSignals } from './create-signals.ts'
import { listErrorCodes } from './error-codes.ts'
import { type HashCost, PasswordHasher } from '../people/passwords/password-hasher.ts'
import { InitialPasswordReplacer } from '../people/passwords/initial-password-replacer.ts'
import { StoredPasswordChecker } from '../people/passwords/stored-password-checker.ts'

const MAINTAIN_DATABASE_EVERY_MS = 1_000
const TEND_PUBLICATIONS_EVERY_MS = 1_000
const WATCH_EVERY_MS = 5_000
const MAINTAIN_LOGONS_EVERY_MS = 10_000
const CLEAN_UP_EVERY_MS = 60_000

export interface AppOptions {
  config: Config
  log: Log
  clock?: Clock
  /** The built console; null serves the API alone. */
  consoleDir?: string | null
  hashCost?: HashCost
  /** More modules than the built-in ones, for tests of the contract. */
  extraModules?: readonly AuthenticationModule[]
}

export interface App {
  /** Where it listens, e.g. `http://127.0.0.1:4000`. */
  url: string
  /** Only at the very first start, and only then with a password. */
  firstAdministrator: { username: string; generatedPassword: string | null } | null
  stop(): Promise<void>
}

/** Puts the whole server together; the only file that may know everything. */
export async function startApp({
  config,
  log,
  clock = systemClock,
  consoleDir = null,
  hashCost,
  extraModules = [],
}: AppOptions): Promise<App> {
  const ca = readDuoCaFile(config.duo.caFile)
  const database = await openDatabase({ url: config.databaseUrl, entities: ENTITIES })
  const closing: (() => Promise<unknown>)[] = [() => database.close()]
  const stop = async () => {
    for (const close of closing.reverse()) await close()
  }
  try {
    const keyOfOperator = loadMasterKey(config.masterKey, config.dataDir, { mayMake: !(await hasDataKey(database)) })
    const masterKey = await openDataKey(database, keyOfOperator, config.dataDir)
    const hasher = new PasswordHasher({
      ...(hashCost && { cost: hashCost }),
      pepper: masterKey.deriveBytes('password-pepper'),
    })
    // On a thread of its own while everything else is put together; awaited before the first request is let in.
    const warmUp = hasher.warmUp()
    warmUp.catch(() => {})
    const limits = new LimitService(database, masterKey, clock)
    const passwords = {
      checker: new StoredPasswordChecker(database, hasher),
      replacer: new InitialPasswordReplacer({
        database,
        clock,
        hasher,
        // The policy asks the schemes, which need the modules: it is there once the first logon comes.
        policy: {
          findProblem: (...asked) => administration.passwordPolicy.findProblem(...asked),
          getMinLength: () => administration.passwordPolicy.getMinLength(),
        },
        endLogonsOfUser: (...which) => logonsOfUser.end(...which),
        onLogonsEnded: () => logonsOfUser.wake(),
      }),
    }
    const modules = new ModuleRegistry([
      ...createModules({
        passwords,
        recoveryCodes: new StoredRecoveryCodes({ database, masterKey, clock }),
        allowedHosts: config.duo.allowedHosts,
        ca,
        clock,
        publicUrl: config.publicUrl,
        allowedOrigins: config.allowedOrigins,
      }),
      ...extraModules,
    ])
    for (const module of modules.list()) closing.push(async () => module.operations?.stop?.())

    const waiters = new LogonWaiters()
    const { signals, stop: stopSignals } = await createSignals(database, config.databaseUrl, waiters, log)
    closing.push(stopSignals)
    const logonsOfUser = createLogonsOfUser({ clock, signals })
    const administration = createAdministration({
      database,
      masterKey,
      clock,
      hasher,
      modules,
      endLogonsOfUser: logonsOfUser.end,
      onLogonsEnded: logonsOfUser.wake,
      runningLogons: createRunningLogons({ clock, signals }),
      publicUrl: config.publicUrl,
      freshLogonMs: config.freshLogonMs,
      adminIdleMs: config.adminIdleMs,
      limits,
    })
    await administration.ensureBuiltIns()
    await administration.tendPublications()

    const codes = listErrorCodes(modules)
    const { resolvers, watcher, maintenance, followLogon } = createLogon({
      database,
      masterKey,
      clock,
      log,
      limits,
      modules,
      settings: administration.settingsReader,
      schemes: administration.schemeReader,
      sessions: administration.sessions,
      waiters,
      signals,
      codes,
      publicUrl: config.publicUrl,
      allowedOrigins: config.allowedOrigins,
    })
    const schema = buildGraphqlSchema([...resolvers, ...administration.resolvers], modules)
    const server = await createServer({
      schema,
      formatter: new ErrorFormatter(codes, log),
      log,
      publicUrl: config.publicUrl,
      allowedOrigins: config.allowedOrigins,
      trustedProxies: config.trustedProxies,
      introspection: config.introspection,
      createContext: createContextFactory(
        { sessions: administration.sessions, apiTokens: administration.apiTokens },
        new Cookies(config.publicUrl),
        clock,
        config.placeHeader,
      ),
      followLogon,
      isReady: () => database.isUp(),
      describeHealth: () =>
        Object.fromEntries(
          modules
            .list()
            .map((module) => [module.id, module.operations?.describeHealth?.() ?? null] as const)
            .filter(([, health]) => health !== null),
        ),
      configurationSchema: toSchemaFile(modules.listForFlows()),
      getMetrics: async () =>
        toMetrics(
          { watchedLogons: watcher.size, waitingReaders: waiters.size },
          modules.list().flatMap((module) => module.operations?.collectMetrics?.() ?? []),
        ),
      consoleDir,
    })
    await warmUp
    closing.push(() => watcher.stop())
    if (database.kind === 'sqlite') await watcher.resumeAll()
    else await watcher.maintain()
    for (const [name, everyMs, work] of [
      ['database', MAINTAIN_DATABASE_EVERY_MS, () => database.maintain()],
      ['publications', TEND_PUBLICATIONS_EVERY_MS, () => administration.tendPublications()],
      ['watch', WATCH_EVERY_MS, () => watcher.maintain()],
      ['logons', MAINTAIN_LOGONS_EVERY_MS, () => maintenance.maintain()],
      [
        'delete-expired',
        CLEAN_UP_EVERY_MS,
        async () => void (await Promise.all([limits.deleteExpired(), administration.deleteExpired(clock.now())])),
      ],
    ] as const) {
      const periodic = startPeriodic(name, everyMs, log, work)
      closing.push(() => periodic.stop())
    }
    closing.push(() => server.stop())
    const url = await server.http.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw toListenProblem(error, config)
    })
    // Last of all: its generated password is shown once, so nothing may fail any more between making and showing it.
    const firstAdministrator = await administration.ensureFirstAdministrator(config.administrator)
    return { url, firstAdministrator, stop }
  } catch (error) {
    await stop().catch(() => {})
    throw error
  }
}
