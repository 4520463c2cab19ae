import { Field, ObjectType } from 'type-graphql'

/** The fields `invariant` and `counterExample` are resolved by whoever knows invariants. */
@ObjectType({ description: 'Whether one of the rules that administrators wrote down is kept.', simpleResolvers: true })
export class InvariantResult {
  @Field(() => Boolean) isKept!: boolean
  invariant!: { id: string; name: string; sentence: string; rule: unknown; revision: number }
  counterExample!: unknown
}
