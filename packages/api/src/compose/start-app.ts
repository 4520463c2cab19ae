import type { Config } from '../config/config.ts'
import { readDuoCaFile } from '../config/duo-ca-file.ts'
import { toListenProblem } from '../config/listen-problem.ts'
import { type Clock, systemClock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { createLogonsOfUser } from '../logon/lifecycle/logons-of-user.ts'
import { createRunningLogons } from '../logon/lifecycle/running-logons.ts'
import { LogonWaiters } from '../logon/signals/waiters.ts'
import type { AuthenticationModule } from '../module-contract/authentication-module.ts'
import type { HashCost } from '../people/passwords/password-hasher.ts'
import { StoredRecoveryCodes } from '../people/recovery/stored-recovery-codes.ts'
import { createAdministration } from './create-administration.ts'
import { createLogon } from './create-logon.ts'
import { createModuleRegistry } from './create-module-registry.ts'
import { createPasswords } from './create-passwords.ts'
import { createAppServer } from './create-app-server.ts'
import { createSignals } from './create-signals.ts'
import { listErrorCodes } from './error-codes.ts'
import { openFoundation } from './open-foundation.ts'
import { startMaintenance } from './start-maintenance.ts'

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

/** Puts the whole server together and starts it. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, log, clock = systemClock, consoleDir = null, hashCost, extraModules } = options
  // Before anything is opened: an unreadable file would only look as if Duo couldn't be reached.
  const ca = readDuoCaFile(config.duo.caFile)
  const closing = new AsyncDisposableStack()
  try {
    const { warmUp, ...foundation } = await openFoundation(config, { clock, hashCost }, closing)
    const { database, masterKey } = foundation
    const waiters = new LogonWaiters()
    const { signals, stop: stopSignals } = await createSignals(database, config.databaseUrl, waiters, log)
    closing.defer(stopSignals)
    const logonsOfUser = createLogonsOfUser({ clock, signals })
    // Whether a password is enough somewhere depends on schemes, those on the modules, and one of them on the passwords.
    const isPasswordAlone = (): Promise<boolean> => administration.schemes.service.isAnywhereAlone('password')
    const passwords = createPasswords(foundation, { logonsOfUser, isPasswordAlone })
    const recoveryCodes = new StoredRecoveryCodes({ database, masterKey, clock })
    const modules = createModuleRegistry(config, { passwords, recoveryCodes, ca, clock }, extraModules)
    for (const module of modules.list()) closing.defer(async () => module.operations?.stop?.())

    const { policy } = passwords
    const { freshLogonMs, adminIdleMs, publicUrl, allowedOrigins } = config
    const running = createRunningLogons({ clock, signals })
    const administration = createAdministration(foundation, modules, {
      policy,
      logonsOfUser,
      running,
      freshLogonMs,
      adminIdleMs,
    })
    const { people, settings, schemes } = administration
    await schemes.ensureBuiltIns()
    await schemes.keeper.sweep()
    const codes = listErrorCodes(modules)
    const logon = createLogon({
      ...foundation,
      log,
      modules,
      settings: settings.store,
      schemes: schemes.reader,
      sessions: people.sessions,
      waiters,
      signals,
      codes,
      publicUrl,
      allowedOrigins,
    })
    const server = await createAppServer(
      { config, log, clock, consoleDir, codes },
      { database, modules, administration, logon, waiters },
    )
    await warmUp
    await startMaintenance({ foundation, log, administration, logon }, closing)
    closing.defer(() => server.stop())
    const url = await server.http.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw toListenProblem(error, config)
    })
    // Last of all: its generated password is shown once, so nothing may fail between creating and showing it.
    const firstAdministrator = await people.ensureFirstAdministrator(config.administrator)
    return { url, firstAdministrator, stop: () => closing.disposeAsync() }
  } catch (error) {
    await closing.disposeAsync().catch(() => {})
    throw error
  }
}
