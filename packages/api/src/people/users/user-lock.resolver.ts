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

/** Modules count guesses under the canonical name before they know who it is, and under the id afterwards. */
const toSubjects = ({ id, username }: { id: string; username: string }) => [id, toCanonicalUsername(username)]

/** What too many wrong guesses in a row have closed, and how it is opened again. */
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
      'Whether there were a hundred wrong guesses in a row at one of the user’s secrets, so that no more are taken until an administrator unlocks it.',
  })
  lockedForGood(@Root() user: User): Promise<boolean> {
    return this.#lock.isLockedForGood(toSubjects(user))
  }

  @Mutation(() => Boolean, {
    description:
      'Forgets all wrong guesses at a user’s secrets, so that they can be tried again at once. False when there were none. Needs users:write and a recent logon.',
  })
  @NeedsPermission('users:write')
  @NeedsFreshLogon()
  async unlockUser(@Arg('userId', () => ID) userId: string, @Ctx() context: RequestContext): Promise<boolean> {
    const actor = toActor(context)
    return this.#database.transaction(async (tx) => {
      const user = await findUserRow(tx, userId)
      if (!user) throw new NotFoundError('User')
      // Else whoever may unlock could guess at somebody who may do more without end.
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
