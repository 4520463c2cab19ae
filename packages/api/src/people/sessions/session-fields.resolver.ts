import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Database } from '../../database/database.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { Batcher } from '../../lib/batcher.ts'
import { toUserType } from '../accounts/to-user-type.ts'
import type { UserDirectory } from '../accounts/user-directory.ts'
import { User } from '../accounts/user.type.ts'
import { loadPassedSteps } from './session-list.statements.ts'
import { PassedStep, Session } from './session.type.ts'

/** Data of a session that is read on request, for all sessions of a page together. */
@Resolver(() => Session)
export class SessionFieldsResolver {
  readonly #users
  readonly #steps

  constructor(database: Database, directory: UserDirectory) {
    this.#users = new Batcher((ids: string[]) => directory.load(ids))
    this.#steps = new Batcher((logonIds: string[]) => loadPassedSteps(database.sql, logonIds))
  }

  @FieldResolver(() => Boolean, { description: 'True for the session of the current request.' })
  current(@Root() session: Session, @Ctx() context: RequestContext): boolean {
    return session.id === context.viewer?.sessionId
  }

  @FieldResolver(() => User)
  async user(@Root() session: Session): Promise<User> {
    return toUserType((await this.#users.load(session.userId))!)
  }

  @FieldResolver(() => [PassedStep], { description: 'The steps that the logon passed, in order.' })
  async steps(@Root() session: Session): Promise<PassedStep[]> {
    const steps = (await this.#steps.load(session.logonId)) ?? []
    return steps.map(({ position, module, method, exception, passedAt }) =>
      Object.assign(new PassedStep(), { position, module, method, exception, passedAt: new Date(passedAt) }),
    )
  }
}
