import { toCanonicalUsername } from '@sallyport/shared/username'
import { MAX_PASSWORD_LENGTH, countCharacters } from '@sallyport/shared/password-rules'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import { NotFoundError, RateLimitedError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import { type GuardChange, type GuardRefusal, toGuardProblems, toOverrideDetails } from '../../change-guard/refusal.ts'
import type { FieldProblem } from '../../errors/field-problem.ts'
import type { Clock } from '../../lib/clock.ts'
import { forgetBrowsers } from '../sessions/remembered-browser.statements.ts'
import { endSessionsOfUser } from '../sessions/session.statements.ts'
import type { EndLogonsOfUser } from '../accounts/logons-of-user.ts'
import { GuardedError } from '../../change-guard/refused-change-error.ts'
import type { GuardedUsers } from '../../change-guard/proposed-user.ts'
import { toInitialPasswordExpiry } from './initial-password.ts'
import type { PasswordGuesses } from './password-guesses.ts'
import { LOCKED_FOR_GOOD } from '../../limits/guess-policy.ts'
import type { PasswordHasher } from './password-hasher.ts'
import type { PasswordPolicy } from './password-policy.ts'
import { checkMayChange } from '../roles/role-authority.ts'
import { findUserRow, replacePassword, storePassword } from '../accounts/user-admin.statements.ts'
import type { UserDirectory } from '../accounts/user-directory.ts'
import { toLastAdministratorProblem } from '../accounts/user-fields.ts'
import type { UserOutcome } from '../accounts/user-outcome.ts'

export interface PasswordServiceDependencies {
  database: Database
  clock: Clock
  directory: UserDirectory
  policy: PasswordPolicy
  hasher: PasswordHasher
  /** The same limits as in a logon: one counter per account, however its password is guessed. */
  createGuesses(ipAddress: string | null): PasswordGuesses
  endLogonsOfUser: EndLogonsOfUser
  onLogonsEnded(userId: string): void
  guardChange: GuardChange<GuardedUsers>
}

/** Sets and changes passwords. */
export class PasswordService {
  readonly #deps: PasswordServiceDependencies

  constructor(dependencies: PasswordServiceDependencies) {
    this.#deps = dependencies
  }

  /**
   * Sets a password for an administrator. Ends the user's logons and sessions, except the one that makes the change.
   * @param mustChange true for an initial password, which its owner has to replace at the next logon. It expires
   *   otherwise, which can lock administrators out. A password that stays can't.
   */
  async set(
    {
      userId,
      password,
      mustChange = false,
      override,
    }: { userId: string; password: string; mustChange?: boolean; override?: string | null },
    actor: Actor,
  ): Promise<UserOutcome> {
    const { database, clock, directory, policy, hasher, endLogonsOfUser, onLogonsEnded, guardChange } = this.#deps
    const user = await directory.find(userId)
    if (!user) throw new NotFoundError('User')
    const problem = await policy.findProblem(password, 'password', user)
    if (problem) return { problems: [problem] }
    const passwordHash = await hasher.hash(password)
    const outcome = await database
      .transaction(async (tx): Promise<boolean | GuardRefusal> => {
        // NOTE always in this order.
        if (mustChange) await lockFor(tx, 'configuration')
        if (mustChange) await lockFor(tx, 'administrators')
        const row = await findUserRow(tx, userId)
        if (row) await checkMayChange(tx, row, actor)
        const at = clock.now()
        const initialPasswordExpiresAt = toInitialPasswordExpiry(mustChange, at)
        // Checked before anything is written, but reported only if the rest is valid.
        const guarded = mustChange
          ? await guardChange(
              tx,
              { users: new Map([[userId, { hasPassword: true, initialPasswordExpiresAt }]]) },
              override,
            )
          : { override: null }
        if (!(await storePassword(tx, userId, { passwordHash, at, initialPasswordExpiresAt }))) return false
        if ('refusal' in guarded) throw new GuardedError(guarded.refusal)
        // NOTE lock the user, then logons, then sessions, like a completing logon. Another order could deadlock with
        // it.
        await endLogonsOfUser(tx, userId)
        const sessionsEnded = await endSessionsOfUser(tx, userId, at, actor.sessionId)
        await forgetBrowsers(tx, { userId })
        await insertAuditEvent(tx, at, {
          type: 'user.password-set',
          outcome: 'SUCCESS',
          actor,
          subject: user,
          client: actor.client,
          details: { sessionsEnded, mustChange, ...toOverrideDetails(guarded) },
        })
        return true
      })
      .catch((error: unknown) => {
        if (error instanceof GuardedError) return error.refusal
        throw error
      })
    if (typeof outcome === 'object') return { problems: toGuardProblems(outcome), refusal: outcome }
    if (!outcome && !mustChange) throw new NotFoundError('User')
    if (!outcome) return { problems: [toLastAdministratorProblem('passwordMustChange')] }
    onLogonsEnded(userId)
    return { user }
  }

  /** Changes a password for its user, who has to enter the current one. */
  async change(
    input: { currentPassword: string; newPassword: string; endOtherSessions: boolean },
    actor: Actor,
  ): Promise<{ sessionsEnded: number } | { problems: FieldProblem[] }> {
    const { database, clock, policy, hasher, endLogonsOfUser, onLogonsEnded } = this.#deps
    const user = await findUserRow(database.sql, actor.id)
    if (!user) throw new NotFoundError('User')
    const problem = await policy.findProblem(input.newPassword, 'newPassword', user)
    if (problem) return { problems: [problem] }
    const currentHash = await this.#checkCurrent(user, input.currentPassword, actor)
    if (currentHash === null) return { problems: [INCORRECT] }

    const passwordHash = await hasher.hash(input.newPassword)
    const sessionsEnded = await database.transaction(async (tx) => {
      const at = clock.now()
      if (!(await replacePassword(tx, user.id, { passwordHash, at, replacing: currentHash }))) return null
      await endLogonsOfUser(tx, user.id)
      // NOTE even if the sessions stay: an attacker with the old password may have had a browser remembered.
      await forgetBrowsers(tx, { userId: user.id })
      const ended = input.endOtherSessions ? await endSessionsOfUser(tx, user.id, at, actor.sessionId) : 0
      await insertAuditEvent(tx, at, {
        type: 'user.password-changed',
        outcome: 'SUCCESS',
        actor,
        subject: user,
        client: actor.client,
        details: { sessionsEnded: ended },
      })
      return ended
    })
    if (sessionsEnded === null) return { problems: [INCORRECT] }
    onLogonsEnded(user.id)
    return { sessionsEnded }
  }

  /** The stored hash that the password matches, or null. It counts as a guess before it is checked. */
  async #checkCurrent(
    user: { id: string; username: string; passwordHash: string | null },
    password: string,
    actor: Actor,
  ): Promise<string | null> {
    const { database, clock, hasher, createGuesses } = this.#deps
    if (countCharacters(password) > MAX_PASSWORD_LENGTH) return null
    const subject = toCanonicalUsername(user.username)
    const guesses = createGuesses(actor.client.ipAddress)
    try {
      const reserved = await guesses.reserve(subject, 'password')
      if (!reserved.allowed)
        throw new RateLimitedError('password-guesses', reserved.retryAt >= LOCKED_FOR_GOOD ? null : reserved.retryAt)
      if (await hasher.verify(user.passwordHash, password)) {
        await guesses.succeeded(subject, 'password')
        return user.passwordHash
      }
    } finally {
      await guesses.settle()
    }
    // In a transaction, so that the guess and its audit event are on disk before the caller gets an answer.
    await database.transaction((tx) =>
      insertAuditEvent(tx, clock.now(), {
        type: 'user.password-changed',
        outcome: 'FAILURE',
        actor,
        subject: user,
        code: INCORRECT.code,
        client: actor.client,
      }),
    )
    return null
  }
}

const INCORRECT: FieldProblem = {
  field: 'currentPassword',
  code: 'PASSWORD_INCORRECT',
  message: 'This is not your current password. Check it and try again.',
}
