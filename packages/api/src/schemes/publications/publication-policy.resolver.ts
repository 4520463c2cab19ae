import { checkRecord } from '@sallyport/shared/check-record'
import { describeField } from '@sallyport/shared/field-schema'
import { PUBLICATION_POLICY_FIELDS as FIELDS } from '@sallyport/shared/publication-policy-fields'
import { Arg, Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Database } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import { BadInputError } from '../../errors/common-errors.ts'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import type { Clock } from '../../lib/clock.ts'
import { changePublicationPolicy, getPublicationPolicy } from './publication-policy.ts'
import { PublicationPolicyStaleError } from '../versions/scheme.errors.ts'

@ObjectType({ description: 'What publications have to keep to.', simpleResolvers: true })
export class PublicationPolicy {
  @Field(() => Int, { description: FIELDS.administratorsNeeded.help }) administratorsNeeded!: number
  @Field(() => Int, { description: FIELDS.confirmMinutes.help }) confirmMinutes!: number
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
    @Arg('administratorsNeeded', () => Int, { description: describeField(FIELDS.administratorsNeeded) })
    administratorsNeeded: number,
    @Arg('confirmMinutes', () => Int, { description: describeField(FIELDS.confirmMinutes) })
    confirmMinutes: number,
    @Ctx() context: RequestContext,
    @Arg('revision', () => Int, {
      nullable: true,
      description:
        'The one that you started from: if there is a newer one, nothing is changed (PUBLICATION_POLICY_STALE).',
    })
    revision?: number | null,
  ): Promise<PublicationPolicy> {
    const { values, problems } = checkRecord(FIELDS, { administratorsNeeded, confirmMinutes })
    if (problems[0]) throw new BadInputError(`${problems[0].field}: ${problems[0].message}`)
    const actor = toActor(context)
    const policy = await this.#database.transaction(async (tx) => {
      await lockFor(tx, 'configuration')
      if (revision != null && revision !== (await getPublicationPolicy(tx)).revision)
        throw new PublicationPolicyStaleError()
      return changePublicationPolicy(tx, values, { actor, at: this.#clock.now() })
    })
    return Object.assign(new PublicationPolicy(), policy)
  }
}
