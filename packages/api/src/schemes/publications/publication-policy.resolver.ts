import { Arg, Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Database } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import { BadInputError } from '../../errors/common-errors.ts'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import type { Clock } from '../../lib/clock.ts'
import { changePublicationPolicy, getPublicationPolicy } from './publication-policy.ts'
import { MAX_CONFIRM_MINUTES } from './publishing.ts'
import { PublicationPolicyStaleError } from '../versions/scheme.errors.ts'

/** More would say nothing: it is about who could repair things on a bad day. */
const MAX_ADMINISTRATORS = 100

@ObjectType({ description: 'What publications have to keep to.', simpleResolvers: true })
export class PublicationPolicy {
  @Field(() => Int, { description: 'How many administrators have to get in whatever happens to the services outside.' })
  administratorsNeeded!: number
  @Field(() => Int, {
    description: 'After how long a publication that was overridden takes itself back, unless it is confirmed.',
  })
  confirmMinutes!: number
  @Field(() => Int, { description: 'Goes up with every change; 0 before the first.' }) revision!: number
}

@Resolver(() => PublicationPolicy)
export class PublicationPolicyResolver {
  readonly #database: Database
  readonly #clock: Clock

  constructor(database: Database, clock: Clock) {
    this.#database = database
    this.#clock = clock
  }

  @Query(() => PublicationPolicy, { description: 'What publications have to keep to. Needs schemes:read.' })
  @NeedsPermission('schemes:read')
  async publicationPolicy(): Promise<PublicationPolicy> {
    return Object.assign(new PublicationPolicy(), await getPublicationPolicy(this.#database.sql))
  }

  @Mutation(() => PublicationPolicy, {
    description: 'Changes what publications have to keep to. Needs schemes:write and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  async updatePublicationPolicy(
    @Arg('administratorsNeeded', () => Int) administratorsNeeded: number,
    @Arg('confirmMinutes', () => Int) confirmMinutes: number,
    @Ctx() context: RequestContext,
    @Arg('revision', () => Int, {
      nullable: true,
      description:
        'The one that you started from: if there is a newer one, nothing is changed (PUBLICATION_POLICY_STALE).',
    })
    revision?: number | null,
  ): Promise<PublicationPolicy> {
    if (administratorsNeeded < 1 || administratorsNeeded > MAX_ADMINISTRATORS)
      throw new BadInputError(`administratorsNeeded must be between 1 and ${MAX_ADMINISTRATORS}.`)
    if (confirmMinutes < 1 || confirmMinutes > MAX_CONFIRM_MINUTES)
      throw new BadInputError(`confirmMinutes must be between 1 and ${MAX_CONFIRM_MINUTES}.`)
    const actor = toActor(context)
    const policy = await this.#database.transaction(async (tx) => {
      await lockFor(tx, 'configuration')
      if (revision != null && revision !== (await getPublicationPolicy(tx)).revision)
        throw new PublicationPolicyStaleError()
      return changePublicationPolicy(tx, { administratorsNeeded, confirmMinutes }, { actor, at: this.#clock.now() })
    })
    return Object.assign(new PublicationPolicy(), policy)
  }
}
