import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'

export const CheckState = { PASSED: 'PASSED', FAILED: 'FAILED', SKIPPED: 'SKIPPED' } as const
registerEnumType(CheckState, {
  name: 'CheckState',
  description: 'What became of one part of a check. SKIPPED: an earlier part failed.',
})

@ObjectType({ description: 'One of the things that a check looked at.', simpleResolvers: true })
export class ModuleCheckItem {
  @Field(() => String) name!: string
  @Field(() => String) label!: string
  @Field(() => CheckState) state!: keyof typeof CheckState
  @Field(() => String, { nullable: true, description: 'What was found, and what to do about it.' }) message!:
    | string
    | null
}

@ObjectType({ description: 'Whether a module’s stored settings work.', simpleResolvers: true })
export class ModuleCheck {
  @Field(() => Boolean) ok!: boolean
  @Field(() => String, { description: 'Stable, e.g. DUO_OK, DUO_BAD_CREDENTIALS.' }) code!: string
  @Field(() => String) message!: string
  @Field(() => Int, { nullable: true, description: 'How long the other side took to answer, in milliseconds.' })
  latencyMs!: number | null
  @Field(() => [ModuleCheckItem]) checks!: ModuleCheckItem[]
}
