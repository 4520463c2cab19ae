import { toCanonicalUsername } from '@sallyport/shared/username'
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database, Executor } from '../../database/database.ts'
import { NotFoundError } from '../../errors/common-errors.ts'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import type { Clock } from '../../lib/clock.ts'
import { checkMayChange } from '../roles/role-authority.ts'
import { findUserRow } from '../accounts/user-admin.statements.ts'
import { User } from '../accounts/user.type.ts'

export interface GuessLock {
  isLockedForGood(subjects: readonly string[]): Promise<boolean>
  forgetGuesses(executor: Executor, subjects: readonly string[]): Promise<boolean>
}

/** Modules count guesses under the canonical name until they know the user, and under the id afterwards. */
const toSubjects = ({ id, username }: { id: string; username: string }) => [id, toCanonicalUsername(username)]

/** The lock after too many wrong guesses in a row, and unlocking it. */
@Resolver(() => User)
export class UserLockResolver {
  readonly #lock: GuessLock
  readonly #database: Database
  readonly #clock: Clock

  constructor({ lock, database, clock }: { lock: GuessLock; database: Database; clock: Clock }) {
    this.#lock = lock
    this.#database = database
    this.#clock = clock
  }

  @FieldResolver(() => Boolean, {
    description:
      'True after a hundred wrong guesses in a row at one of the user’s secrets. No more guesses are checked until an administrator unlocks the account.',
  })
  lockedForGood(@Root() user: User): Promise<boolean> {
    return this.#lock.isLockedForGood(toSubjects(user))
  }

  @Mutation(() => Boolean, {
    description:
      'Unlocks an account: forgets all wrong guesses at the user’s secrets. False if there were none. Needs users:write and a recent logon.',
  })
  @NeedsPermission('users:write')
  @NeedsFreshLogon()
  async unlockUser(@Arg('userId', () => ID) userId: string, @Ctx() context: RequestContext): Promise<boolean> {
    const actor = toActor(context)
    return this.#database.transaction(async (tx) => {
      const user = await findUserRow(tx, userId)
      if (!user) throw new NotFoundError('User')
      // Otherwise a user who can unlock accounts could guess endlessly at one with more permissions.
      await checkMayChange(tx, user, actor)
      const isUnlocked = await this.#lock.forgetGuesses(tx, toSubjects(user))
      if (isUnlocked)
        await insertAuditEvent(tx, this.#clock.now(), {
          type: 'user.unlocked',
          outcome: 'SUCCESS',
          actor,
          subject: user,
          client: actor.client,
        })
      return isUnlocked
    })
  }
}
