import { isRole } from '@sallyport/shared/permissions'
import { toCanonicalUsername } from '@sallyport/shared/username'
import { revokeApiTokensOfUser } from '../api-tokens/api-token.statements.ts'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database, Executor } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import { NotFoundError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import { type GuardChange, type GuardRefusal, toGuardProblems, toOverrideDetails } from '../../change-guard/refusal.ts'
import type { FieldProblem } from '../../errors/field-problem.ts'
import type { Clock } from '../../lib/clock.ts'
import { randomId } from '../../lib/random.ts'
import { deleteRecoveryCodes } from '../recovery/recovery-code.statements.ts'
import { forgetBrowsers } from '../sessions/remembered-browser.statements.ts'
import { endSessionsOfUser } from '../sessions/session.statements.ts'
import { listUserChanges, toUserChange } from '../accounts/user-change.ts'
import type { EndLogonsOfUser } from '../accounts/logons-of-user.ts'
import { GuardedError } from '../../change-guard/refused-change-error.ts'
import type { GuardedUsers } from '../../change-guard/proposed-user.ts'
import type { PasswordHasher } from '../passwords/password-hasher.ts'
import type { PasswordPolicy } from '../passwords/password-policy.ts'
import { findUnknownRoles } from '../roles/custom-role.statements.ts'
import { ROLE_BEYOND_OWN, checkMayChange, isBeyond } from '../roles/role-authority.ts'
import { isEnabledAdministrator, parseRoles, toStoredRoles } from '../roles/roles.ts'
import type { UserDirectory } from '../accounts/user-directory.ts'
import type { UserOutcome } from '../accounts/user-outcome.ts'
import { toInitialPasswordExpiry } from '../passwords/initial-password.ts'
import { findModuleProfile, storeModuleProfile } from '../module-profiles/module-profile.statements.ts'
import { LockoutError } from '../accounts/user.errors.ts'
import { findUserProblems, toLastAdministratorProblem, toOptionalText } from '../accounts/user-fields.ts'
import {
  deleteEnrollment,
  findUserRow,
  insertUser,
  isUsernameTaken,
  lockUser,
  updateUserRow,
} from '../accounts/user-admin.statements.ts'

export interface UserServiceDependencies {
  database: Database
  clock: Clock
  directory: UserDirectory
  policy: PasswordPolicy
  hasher: PasswordHasher
  endLogonsOfUser: EndLogonsOfUser
  /** Wakes the readers of those logons after the change. */
  onLogonsEnded(userId: string): void
  guardChange: GuardChange<GuardedUsers>
}

/** Creates and changes users. */
export class UserService {
  readonly #deps: UserServiceDependencies

  constructor(dependencies: UserServiceDependencies) {
    this.#deps = dependencies
  }

  async create(
    input: {
      username: string
      displayName?: string | null
      email?: string | null
      password?: string | null
      passwordMustChange?: boolean | null
      roles?: readonly string[] | null
    },
    actor: Actor,
  ): Promise<UserOutcome> {
    const { database, clock, policy, hasher, directory } = this.#deps
    const problems = findUserProblems(input)
    if ((await findUnknownRoles(database.sql, input.roles ?? [])).length > 0) problems.push(ROLE_UNKNOWN)
    const usernameCanonical = toCanonicalUsername(input.username)
    if (problems.length === 0 && (await isUsernameTaken(database.sql, usernameCanonical))) problems.push(TAKEN)
    const email = toOptionalText(input.email)
    const passwordProblem =
      input.password == null
        ? null
        : await policy.findProblem(input.password, 'password', { username: input.username.trim(), email })
    if (passwordProblem) problems.push(passwordProblem)
    if (problems.length > 0) return { problems }

    const passwordHash = input.password == null ? null : await hasher.hash(input.password)
    const user = { id: randomId('usr'), username: input.username.normalize('NFC').trim() }
    const roles = toStoredRoles(input.roles ?? ['user'])
    const at = clock.now()
    const initialPasswordExpiresAt =
      passwordHash === null ? null : toInitialPasswordExpiry(input.passwordMustChange, at)
    const created = await database.transaction(async (tx): Promise<FieldProblem | null> => {
      // Roles can be removed at the same time, so this takes the lock of those changes.
      if (JSON.parse(roles).some((role: string) => !isRole(role))) await lockFor(tx, 'administrators')
      const roleProblem = await findRoleProblem(tx, input.roles ?? [], actor)
      if (roleProblem) return roleProblem
      if (
        !(await insertUser(tx, {
          ...user,
          usernameCanonical,
          displayName: toOptionalText(input.displayName),
          email,
          roles,
          passwordHash,
          initialPasswordExpiresAt,
          at,
        }))
      )
        return TAKEN
      await insertAuditEvent(tx, at, {
        type: 'user.created',
        outcome: 'SUCCESS',
        actor,
        subject: user,
        client: actor.client,
        details: {
          roles: JSON.parse(roles),
          hasPassword: passwordHash !== null,
          passwordMustChange: initialPasswordExpiresAt !== null,
        },
      })
      return null
    })
    return created ? { problems: [created] } : { user: (await directory.find(user.id))! }
  }

  /** Changes the given fields. The last administrator who can log on stays one. */
  async update(
    input: {
      id: string
      displayName?: string | null
      email?: string | null
      enabled?: boolean | null
      roles?: readonly string[] | null
      override?: string | null
    },
    actor: Actor,
  ): Promise<UserOutcome> {
    const { database, clock, guardChange, endLogonsOfUser, onLogonsEnded, directory } = this.#deps
    const problems = findUserProblems(input)
    if (problems.length > 0) return { problems }
    const outcome = await database
      .transaction(
        async (tx): Promise<{ isDisabled: boolean } | { problems: FieldProblem[]; refusal?: GuardRefusal }> => {
          // The lock-out check reads schemes and settings as well. NOTE always in this order.
          const isGuarded = input.enabled != null || input.roles != null || input.email !== undefined
          if (isGuarded) await lockFor(tx, 'configuration')
          await lockFor(tx, 'administrators')
          const row = await findUserRow(tx, input.id)
          if (!row) throw new NotFoundError('User')
          await checkMayChange(tx, row, actor)
          const change = toUserChange(row, input)
          const given = parseRoles(change.roles).filter((role) => !parseRoles(row.roles).includes(role))
          const roleProblem = await findRoleProblem(tx, given, actor)
          if (roleProblem) return { problems: [roleProblem] }
          const at = clock.now()
          // Checked before anything is written, but reported only if the rest is valid.
          const proposed = { enabled: change.enabled === 1, roles: parseRoles(change.roles), email: change.email }
          const isMaterial = change.enabled !== row.enabled || change.roles !== row.roles || change.email !== row.email
          const guarded =
            isGuarded && isMaterial
              ? await guardChange(tx, { users: new Map([[row.id, proposed]]) }, input.override)
              : { override: null }
          if (!(await updateUserRow(tx, input.id, change, at)))
            return { problems: [toLastAdministratorProblem(change.enabled === 0 ? 'enabled' : 'roles')] }
          if ('refusal' in guarded) throw new GuardedError(guarded.refusal)
          const isDisabled = row.enabled === 1 && change.enabled === 0
          // NOTE lock the user, then logons, then sessions, like a completing logon. Another order could deadlock with
          // it.
          if (isDisabled) await endLogonsOfUser(tx, input.id)
          const sessionsEnded = isDisabled ? await endSessionsOfUser(tx, input.id, at) : 0
          if (isDisabled) await forgetBrowsers(tx, { userId: input.id })
          const apiTokensRevoked = isDisabled
            ? await revokeApiTokensOfUser(tx, input.id, { at, by: actor.username })
            : 0
          // NOTE removed permanently, like the tokens: an intruder may have created them, and they pass every factor.
          const codesRemoved =
            isEnabledAdministrator(row) && !isEnabledAdministrator(change)
              ? await deleteRecoveryCodes(tx, input.id, 'printed')
              : 0
          for (const { type, details } of listUserChanges(row, change))
            await insertAuditEvent(tx, at, {
              type,
              outcome: 'SUCCESS',
              actor,
              subject: row,
              client: actor.client,
              details: toDetails({
                ...(type === 'user.disabled' ? { sessionsEnded, apiTokensRevoked } : details),
                ...toOverrideDetails(guarded),
              }),
            })
          if (codesRemoved > 0)
            await insertAuditEvent(tx, at, {
              type: 'recovery.codes-removed',
              outcome: 'SUCCESS',
              actor,
              subject: row,
              client: actor.client,
              details: { count: codesRemoved },
            })
          return { isDisabled }
        },
      )
      .catch((error: unknown) => {
        if (error instanceof GuardedError) return { problems: toGuardProblems(error.refusal), refusal: error.refusal }
        throw error
      })
    if ('problems' in outcome) return outcome
    if (outcome.isDisabled) onLogonsEnded(input.id)
    return { user: (await directory.find(input.id))! }
  }

  /** Removes an enrollment, so that the user enrolls again at the next logon. False if they were not enrolled. */
  async removeEnrollment(userId: string, module: string, actor: Actor, override?: string | null): Promise<boolean> {
    const { database, clock, guardChange, endLogonsOfUser, onLogonsEnded } = this.#deps
    const isRemoved = await database.transaction(async (tx) => {
      await lockFor(tx, 'configuration')
      // NOTE lock the user, then logons, then enrollments, like a logon that enrolls.
      if (!(await lockUser(tx, userId))) throw new NotFoundError('User')
      const row = (await findUserRow(tx, userId))!
      await checkMayChange(tx, row, actor)
      const { externalId, claimedName } = (await findModuleProfile(tx, userId, module)) ?? {}
      if (externalId == null && claimedName == null) return false
      const guarded = await guardChange(tx, { users: new Map([[userId, { removedEnrollments: [module] }]]) }, override)
      if ('refusal' in guarded) throw new LockoutError(guarded.refusal.problems[0]!)
      await endLogonsOfUser(tx, userId)
      await deleteEnrollment(tx, userId, module)
      if (claimedName != null) await storeModuleProfile(tx, userId, module, { claimedName: null, lastChoice: null })
      await forgetBrowsers(tx, { userId, module })
      await insertAuditEvent(tx, clock.now(), {
        type: 'user.enrollment-removed',
        outcome: 'SUCCESS',
        actor,
        subject: row,
        module,
        client: actor.client,
        details: toDetails(toOverrideDetails(guarded)),
      })
      return true
    })
    if (isRemoved) onLogonsEnded(userId)
    return isRemoved
  }
}

async function findRoleProblem(tx: Executor, roles: readonly string[], actor: Actor): Promise<FieldProblem | null> {
  if ((await findUnknownRoles(tx, roles)).length > 0) return ROLE_UNKNOWN
  return (await isBeyond(tx, roles, actor)) ? ROLE_BEYOND_OWN : null
}

const toDetails = (details: Readonly<Record<string, unknown>>) => (Object.keys(details).length > 0 ? details : null)

const ROLE_UNKNOWN: FieldProblem = {
  field: 'roles',
  code: 'ROLE_UNKNOWN',
  message: 'There is no such role. The query "roles" lists all roles.',
}
const TAKEN: FieldProblem = {
  field: 'username',
  code: 'USERNAME_TAKEN',
  message: 'This username is taken, perhaps in another spelling. Choose another one.',
}
