import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'

export const CheckState = { PASSED: 'PASSED', FAILED: 'FAILED', SKIPPED: 'SKIPPED' } as const
registerEnumType(CheckState, {
  name: 'CheckState',
  description: 'The result of one part of a check. SKIPPED: an earlier part failed.',
})

@ObjectType({ description: 'One part of a check.', simpleResolvers: true })
export class ModuleCheckItem {
  @Field(() => String) name!: string
  @Field(() => String) label!: string
  @Field(() => CheckState) state!: keyof typeof CheckState
  @Field(() => String, { nullable: true, description: 'The finding, and the fix.' }) message!: string | null
}

@ObjectType({ description: 'The result of a check of a module’s stored settings.', simpleResolvers: true })
export class ModuleCheck {
  @Field(() => Boolean) ok!: boolean
  @Field(() => String, { description: 'One of the module’s stable error codes.' }) code!: string
  @Field(() => String) message!: string
  @Field(() => Int, { nullable: true, description: 'Response time of the outside service in milliseconds.' })
  latencyMs!: number | null
  @Field(() => [ModuleCheckItem]) checks!: ModuleCheckItem[]
}
