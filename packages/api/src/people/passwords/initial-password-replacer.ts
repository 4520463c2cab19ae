import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database, Executor } from '../../database/database.ts'
import type { Actor } from '../../caller/actor.ts'
import type { Clock } from '../../lib/clock.ts'
import { endSessionsOfUser } from '../sessions/session.statements.ts'
import type { EndLogonsOfUser } from '../accounts/logons-of-user.ts'
import type { PasswordHasher } from './password-hasher.ts'
import type { PasswordPolicy } from './password-policy.ts'
import { toPasswordProof } from './password-proof.ts'
import { replaceInitialPassword } from '../accounts/user-admin.statements.ts'
import { findUserById } from '../accounts/user.statements.ts'

export interface InitialPasswordReplacerDependencies {
  database: Database
  clock: Clock
  hasher: PasswordHasher
  policy: Pick<PasswordPolicy, 'findProblem' | 'getMinLength'>
  endLogonsOfUser: EndLogonsOfUser
  onLogonsEnded(userId: string): void
}

export interface InitialPasswordChange {
  userId: string
  /** Identifies the initial password that was checked. */
  proof: string
  newPassword: string
  client: Actor['client']
}

/** A prepared change. Only the logon's own transaction makes it. */
export interface PreparedReplacement {
  apply(transaction: Executor, logonId: string): Promise<boolean>
  applied(): void
}

/** Lets a user with an initial password choose their own during the logon that requires it. */
export class InitialPasswordReplacer {
  constructor(private readonly deps: InitialPasswordReplacerDependencies) {}

  getMinLength(): Promise<number> {
    return this.deps.policy.getMinLength()
  }

  /** Checks and hashes the new password. `superseded` if the checked initial password is no longer the stored one. */
  async prepare({
    userId,
    proof,
    newPassword,
    client,
  }: InitialPasswordChange): Promise<{ problemCode: string } | { superseded: true } | { effect: PreparedReplacement }> {
    const { database, hasher, policy } = this.deps
    const user = await findUserById(database.sql, userId)
    if (!user?.passwordHash || toPasswordProof(user.passwordHash) !== proof) return { superseded: true }
    const problem = await policy.findProblem(newPassword, 'newPassword', user)
    if (problem) return { problemCode: problem.code }
    // NOTE a caller who gets here knows the initial password already, so the comparison reveals nothing.
    if (await hasher.verify(user.passwordHash, newPassword)) return { problemCode: 'PASSWORD_UNCHANGED' }
    return {
      effect: this.#toEffect(user, {
        replacing: user.passwordHash,
        passwordHash: await hasher.hash(newPassword),
        client,
      }),
    }
  }

  #toEffect(
    user: { id: string; username: string },
    { replacing, passwordHash, client }: { replacing: string; passwordHash: string; client: Actor['client'] },
  ): PreparedReplacement {
    const { clock, endLogonsOfUser, onLogonsEnded } = this.deps
    const who = { id: user.id, username: user.username }
    return {
      apply: async (tx, logonId) => {
        const at = clock.now()
        if (!(await replaceInitialPassword(tx, user.id, { passwordHash, at, replacing, logonId }))) return false
        // NOTE lock the user, then logons, then sessions, like a completing logon. Another order could deadlock with
        // it.
        await endLogonsOfUser(tx, user.id, logonId)
        const sessionsEnded = await endSessionsOfUser(tx, user.id, at)
        await insertAuditEvent(tx, at, {
          type: 'user.password-changed',
          outcome: 'SUCCESS',
          actor: who,
          subject: who,
          client,
          details: { initialReplaced: true, logonId, sessionsEnded },
        })
        return true
      },
      applied: () => onLogonsEnded(user.id),
    }
  }
}
