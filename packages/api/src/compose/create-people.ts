import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { LogonsOfUser } from '../people/accounts/logons-of-user.ts'
import { UserDirectory } from '../people/accounts/user-directory.ts'
import { UserFieldsResolver } from '../people/accounts/user-fields.resolver.ts'
import { ApiTokenResolver } from '../people/api-tokens/api-token.resolver.ts'
import { ApiTokenService } from '../people/api-tokens/api-token.service.ts'
import { UserApiTokensResolver } from '../people/api-tokens/user-api-tokens.resolver.ts'
import { UserModuleResolver } from '../people/module-profiles/module-profile.resolver.ts'
import { UserModuleService } from '../people/module-profiles/module-profile.service.ts'
import type { PasswordPolicy } from '../people/passwords/password-policy.ts'
import { PasswordService } from '../people/passwords/password.service.ts'
import { RecoveryResolver } from '../people/recovery/recovery.resolver.ts'
import { RecoveryService } from '../people/recovery/recovery.service.ts'
import { loadPermissions } from '../people/roles/role-authority.ts'
import { RoleWriter } from '../people/roles/role-writer.ts'
import { RoleResolver } from '../people/roles/role.resolver.ts'
import { RoleService } from '../people/roles/role.service.ts'
import { deleteExpiredSessions } from '../people/sessions/delete-expired-sessions.ts'
import { SessionFieldsResolver } from '../people/sessions/session-fields.resolver.ts'
import { SessionResolver } from '../people/sessions/session.resolver.ts'
import { SessionService } from '../people/sessions/session.service.ts'
import { ViewerResolver } from '../people/sessions/viewer.resolver.ts'
import { ensureFirstAdministrator } from '../people/users/first-administrator.ts'
import { OwnPasswordResolver } from '../people/users/own-password.resolver.ts'
import { UserLockResolver } from '../people/users/user-lock.resolver.ts'
import { UserResolver } from '../people/users/user.resolver.ts'
import { UserService, type UserServiceDependencies } from '../people/users/user.service.ts'
import type { Foundation } from './foundation.ts'

export interface PeopleDependencies extends Pick<UserServiceDependencies, 'guardChange'> {
  policy: PasswordPolicy
  logonsOfUser: LogonsOfUser
  /** Both have defaults of their own. */
  freshLogonMs?: number | undefined
  adminIdleMs?: number | undefined
}

/** Users with their passwords, roles, sessions, tokens and recovery codes. */
export function createPeople(
  { database, masterKey, clock, limits, hasher }: Foundation,
  modules: ModuleRegistry,
  { policy, logonsOfUser, guardChange, freshLogonMs, adminIdleMs }: PeopleDependencies,
) {
  const sessions = new SessionService({
    database,
    masterKey,
    clock,
    ...(freshLogonMs !== undefined && { freshLogonMs }),
    ...(adminIdleMs !== undefined && { adminIdleMs }),
  })
  const apiTokens = new ApiTokenService({ database, masterKey, clock, listPermissions: loadPermissions })
  const recovery = new RecoveryService({ database, masterKey, clock, guardChange })
  const directory = new UserDirectory(database)
  const { end: endLogonsOfUser, wake: onLogonsEnded } = logonsOfUser
  const forUsers = { database, clock, directory, policy, hasher, endLogonsOfUser, onLogonsEnded, guardChange }
  const users = new UserService(forUsers)
  const passwords = new PasswordService({ ...forUsers, createGuesses: (ipAddress) => limits.createGuesses(ipAddress) })
  const roleWriter = new RoleWriter({ clock })
  const listPermissions = (roles: readonly string[]) => loadPermissions(database.sql, roles)
  return {
    sessions,
    apiTokens,
    roleWriter,
    ensureFirstAdministrator: (input: { username?: string; password?: string }) =>
      ensureFirstAdministrator({ database, hasher, policy, at: clock.now() }, input),
    async deleteExpired(now: number): Promise<void> {
      await deleteExpiredSessions(database.sql, now)
      await apiTokens.deleteExpired(now)
      await recovery.deleteExpired(now)
    },
    resolvers: [
      new ViewerResolver(sessions),
      new SessionResolver(sessions),
      new SessionFieldsResolver(database, directory),
      new ApiTokenResolver(apiTokens),
      new UserApiTokensResolver(database),
      new RecoveryResolver(recovery),
      new UserResolver({ users, passwords, directory, listPermissions }),
      new RoleResolver({ roles: new RoleService({ database, writer: roleWriter }), database }),
      new UserFieldsResolver(directory),
      new UserLockResolver({ lock: limits, database, clock }),
      new UserModuleResolver({ service: new UserModuleService({ ...forUsers, masterKey, modules }), database, clock }),
      new OwnPasswordResolver(passwords),
    ],
  }
}
