import { checkInvariants } from '../analysis/invariants/invariant-checker.ts'
import { InvariantResolver } from '../analysis/invariants/invariant.resolver.ts'
import { InvariantService } from '../analysis/invariants/invariant.service.ts'
import { SimulationResolver } from '../analysis/simulation/simulation.resolver.ts'
import { Simulator } from '../analysis/simulation/simulator.ts'
import { ApiTokenResolver } from '../people/api-tokens/api-token.resolver.ts'
import { ApiTokenService } from '../people/api-tokens/api-token.service.ts'
import { UserApiTokensResolver } from '../people/api-tokens/user-api-tokens.resolver.ts'
import { listErrorCodes } from './error-codes.ts'
import { LogonReplayer } from '../replay/logon-replayer.ts'
import { ReplayResolver } from '../replay/replay.resolver.ts'
import { AnalysingGuard } from '../analysis/lock-out/lockout-guard.ts'
import { AuditLog } from '../audit/audit-log.ts'
import { AuditResolver } from '../audit/audit.resolver.ts'
import { createConfiguration } from '../configuration/apply/create-configuration.ts'
import type { Database, Executor } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import type { MasterKey } from '../lib/master-key.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { UsageLimits } from '../module-contract/step-context.ts'
import { AlarmResolver } from '../overview/alarm.resolver.ts'
import { OverviewResolver } from '../overview/overview.resolver.ts'
import { OverviewService } from '../overview/overview.service.ts'
import { RecoveryResolver } from '../people/recovery/recovery.resolver.ts'
import { RecoveryService } from '../people/recovery/recovery.service.ts'
import { ensureBuiltInSchemes } from '../schemes/access-types/built-ins.ts'
import { AccessTypeWriter } from '../schemes/access-types/access-type-writer.ts'
import { AccessTypeResolver } from '../schemes/access-types/access-type.resolver.ts'
import { AccessTypeService } from '../schemes/access-types/access-type.service.ts'
import type { ProposedChange } from '../change-guard/proposed-change.ts'
import { guardChange } from '../change-guard/guard-change.ts'
import { ModuleCatalog } from '../schemes/steps/module-catalog.ts'
import type { SchemeReader } from '../schemes/versions/scheme-reader.ts'
import { SchemeWarningsResolver } from '../schemes/publications/scheme-warnings.resolver.ts'
import { PublicationKeeper } from '../schemes/publications/publication-keeper.ts'
import { getPublicationPolicy } from '../schemes/publications/publication-policy.ts'
import { PublicationPolicyResolver } from '../schemes/publications/publication-policy.resolver.ts'
import { PublicationResolver } from '../schemes/publications/publication.resolver.ts'
import type { RunningLogons } from '../schemes/versions/running-logons.ts'
import { SchemeReviewer } from '../schemes/publications/scheme-reviewer.ts'
import { SchemeWriter } from '../schemes/publications/scheme-writer.ts'
import { SchemeResolver } from '../schemes/publications/scheme.resolver.ts'
import { StepWarnings } from '../schemes/steps/step-warnings.ts'
import { SchemeService } from '../schemes/publications/scheme.service.ts'
import { listModulesInUse } from '../schemes/versions/scheme.statements.ts'
import { StoredSchemeReader } from '../schemes/access-types/stored-scheme-reader.ts'
import { deleteExpiredSessions } from '../people/sessions/delete-expired-sessions.ts'
import { SessionFieldsResolver } from '../people/sessions/session-fields.resolver.ts'
import { SessionResolver } from '../people/sessions/session.resolver.ts'
import { SessionService } from '../people/sessions/session.service.ts'
import { ViewerResolver } from '../people/sessions/viewer.resolver.ts'
import { ModuleChecker } from '../settings/module-checker.ts'
import type { SettingsReader } from '../settings/settings-reader.ts'
import { SettingsStore } from '../settings/settings-store.ts'
import { SettingsResolver } from '../settings/settings.resolver.ts'
import { SettingsService } from '../settings/settings.service.ts'
import type { EndLogonsOfUser } from '../people/accounts/end-logons-of-user.ts'
import { ensureFirstAdministrator } from '../people/users/first-administrator.ts'
import { OwnPasswordResolver } from '../people/users/own-password.resolver.ts'
import type { PasswordGuesses } from '../people/passwords/password-guesses.ts'
import type { PasswordHasher } from '../people/passwords/password-hasher.ts'
import { PasswordPolicy } from '../people/passwords/password-policy.ts'
import { PasswordService } from '../people/passwords/password.service.ts'
import { UserModuleResolver } from '../people/module-profiles/module-profile.resolver.ts'
import { UserModuleService } from '../people/module-profiles/module-profile.service.ts'
import { loadPermissions } from '../people/roles/role-authority.ts'
import { RoleResolver } from '../people/roles/role.resolver.ts'
import { RoleWriter } from '../people/roles/role-writer.ts'
import { RoleService } from '../people/roles/role.service.ts'
import { UserDirectory } from '../people/accounts/user-directory.ts'
import { type GuessLock, UserLockResolver } from '../people/users/user-lock.resolver.ts'
import { UserFieldsResolver } from '../people/accounts/user-fields.resolver.ts'
import { UserResolver } from '../people/users/user.resolver.ts'
import { UserService } from '../people/users/user.service.ts'

/** The module whose secret the administration itself keeps; the built-in schemes begin with it. */
const PASSWORD_MODULE = 'password'
/** The only step of the built-in flow for recovery. */
const RECOVERY_MODULE = 'recovery-code'
/** What the flow of a new access type begins with. */
const FIRST_STEP = { module: PASSWORD_MODULE, options: {} }

export interface AdministrationDependencies {
  database: Database
  masterKey: MasterKey
  clock: Clock
  hasher: PasswordHasher
  modules: ModuleRegistry
  limits: GuessLock & { createGuesses(ipAddress: string | null): PasswordGuesses; createUsage(): UsageLimits }
  endLogonsOfUser: EndLogonsOfUser
  /** After a change that ended logons of a user is done. */
  onLogonsEnded?: (userId: string) => void
  runningLogons: RunningLogons
  publicUrl: string
  freshLogonMs?: number
  adminIdleMs?: number
}

export interface Administration {
  /** One instance per class; type-graphql gets them through a container. */
  resolvers: object[]
  settingsReader: SettingsReader
  schemeReader: SchemeReader
  sessions: SessionService
  apiTokens: ApiTokenService
  users: UserService
  passwordPolicy: PasswordPolicy
  ensureFirstAdministrator(input: {
    username?: string
    password?: string
  }): Promise<{ username: string; generatedPassword: string | null } | null>
  ensureBuiltIns(): Promise<void>
  /** Takes back what nobody has confirmed in time; call it often. */
  tendPublications(): Promise<void>
  /** A bounded piece of work; call it from time to time. */
  deleteExpired(now: number): Promise<void>
}

/** Puts the administration together: users, sessions, settings, schemes, the audit log and the overview. */
export function createAdministration(dependencies: AdministrationDependencies): Administration {
  const {
    database,
    masterKey,
    clock,
    hasher,
    modules,
    limits,
    endLogonsOfUser,
    onLogonsEnded = () => {},
    runningLogons,
    publicUrl,
    freshLogonMs,
    adminIdleMs,
  } = dependencies
  const store = new SettingsStore(database, masterKey, modules)
  const checker = new ModuleChecker({ store, clock, usage: limits.createUsage() })
  const catalog = new ModuleCatalog(modules)
  const guard = new AnalysingGuard({
    modules,
    clock,
    getAdministratorsNeeded: async (executor) => (await getPublicationPolicy(executor)).administratorsNeeded,
    checkInvariants,
  })
  const guarded = (tx: unknown, change: ProposedChange, override: string | null | undefined) =>
    guardChange(guard, tx as Executor, change, override)
  const settings = new SettingsService({ store, clock, listModulesInUse, guardChange: guarded })
  const stepWarnings = new StepWarnings(modules)
  const keeper = new PublicationKeeper({ database, clock })
  const writer = new SchemeWriter({ clock, running: runningLogons })
  const schemes = new SchemeService({ database, catalog, clock, guard, writer, keeper, running: runningLogons })
  const roleWriter = new RoleWriter({ clock })
  const accessTypeWriter = new AccessTypeWriter({ clock, running: runningLogons })
  const accessTypes = new AccessTypeService({
    database,
    guard,
    writer: accessTypeWriter,
    running: runningLogons,
    firstStep: FIRST_STEP,
  })
  const reviewer = new SchemeReviewer({ database, catalog, guard, stepWarnings, clock })
  const sessions = new SessionService({
    database,
    masterKey,
    clock,
    ...(freshLogonMs === undefined ? {} : { freshLogonMs }),
    ...(adminIdleMs === undefined ? {} : { adminIdleMs }),
  })
  const apiTokens = new ApiTokenService({ database, masterKey, clock, listPermissions: loadPermissions })
  const recovery = new RecoveryService({ database, masterKey, clock, guardChange: guarded })
  const directory = new UserDirectory(database)
  const policy = new PasswordPolicy({ isPasswordAlone: () => schemes.isAnywhereAlone(PASSWORD_MODULE), publicUrl })
  const forUsers = { database, clock, directory, policy, hasher, endLogonsOfUser, onLogonsEnded, guardChange: guarded }
  const users = new UserService(forUsers)
  const passwords = new PasswordService({ ...forUsers, createGuesses: (ipAddress) => limits.createGuesses(ipAddress) })
  const log = new AuditLog(database)

  const simulator = new Simulator({ database, modules, clock })
  const reasons = new Map(listErrorCodes(modules).map(({ code, message, hint }) => [code, `${message} ${hint}`]))

  return {
    resolvers: [
      new ViewerResolver(sessions),
      new SessionResolver(sessions),
      new SessionFieldsResolver(database, directory),
      new ApiTokenResolver(apiTokens),
      new UserApiTokensResolver(database),
      new RecoveryResolver(recovery),
      new UserResolver({
        users,
        passwords,
        directory,
        listPermissions: (roles) => loadPermissions(database.sql, roles),
      }),
      new RoleResolver({ roles: new RoleService({ database, writer: roleWriter }), database }),
      new UserFieldsResolver(directory),
      new UserLockResolver({ lock: limits, database, clock }),
      new UserModuleResolver({ service: new UserModuleService({ ...forUsers, masterKey, modules }), database, clock }),
      new OwnPasswordResolver(passwords),
      new SettingsResolver(settings, checker),
      new SchemeResolver({ schemes, catalog, database }),
      new AccessTypeResolver({ service: accessTypes, database, clock }),
      new PublicationResolver({ schemes, reviewer, keeper }),
      new PublicationPolicyResolver(database, clock),
      new SchemeWarningsResolver({ stepWarnings, catalog, database, clock }),
      createConfiguration({
        database,
        masterKey,
        clock,
        catalog,
        guard,
        settings,
        schemes: writer,
        accessTypes: accessTypeWriter,
        roles: roleWriter,
        keeper,
        running: runningLogons,
        firstSteps: [FIRST_STEP],
        publicUrl,
      }),
      new SimulationResolver(simulator, guard),
      new ReplayResolver(
        new LogonReplayer({ database, modules, simulator, toReason: (code) => reasons.get(code) ?? null }),
      ),
      new InvariantResolver(new InvariantService({ database, modules, clock })),
      new AuditResolver(log),
      new AlarmResolver(database, clock),
      new OverviewResolver(new OverviewService({ database, clock, log, store, schemes, stepWarnings })),
    ],
    settingsReader: store,
    schemeReader: new StoredSchemeReader(database, modules, clock),
    sessions,
    apiTokens,
    users,
    passwordPolicy: policy,
    ensureFirstAdministrator: (input) => ensureFirstAdministrator({ database, hasher, policy, at: clock.now() }, input),
    ensureBuiltIns: () =>
      ensureBuiltInSchemes(database, clock.now(), {
        firstStep: FIRST_STEP,
        recoveryStep: modules.find(RECOVERY_MODULE) && { module: RECOVERY_MODULE, options: {} },
      }),
    tendPublications: () => keeper.sweep(),
    deleteExpired: async (now) => {
      await deleteExpiredSessions(database.sql, now)
      await apiTokens.deleteExpired(now)
      await recovery.deleteExpired(now)
    },
  }
}
