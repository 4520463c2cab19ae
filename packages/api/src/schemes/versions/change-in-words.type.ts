import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'

export const ChangeKind = { ADDED: 'ADDED', REMOVED: 'REMOVED', MOVED: 'MOVED', CHANGED: 'CHANGED' } as const
registerEnumType(ChangeKind, { name: 'ChangeKind', description: 'What was done to something.' })

@ObjectType({ description: 'One difference, as a person says it.', simpleResolvers: true })
export class ChangeInWords {
  @Field(() => ChangeKind) kind!: keyof typeof ChangeKind
  @Field(() => String, { description: 'What it is about, e.g. the title of a module.' }) subject!: string
  @Field(() => String, {
    description: 'One line, e.g. "Duo: When Duo can’t be reached: Refuse the logon → Let in without Duo".',
  })
  text!: string
  @Field(() => Int, {
    nullable: true,
    description:
      'Index into the new steps, from 0, of a removed one into the old ones; null where it is about no step.',
  })
  step!: number | null
}
