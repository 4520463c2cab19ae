import { Field, ObjectType } from 'type-graphql'
import type { FieldProblem } from '../errors/field-problem.ts'

@ObjectType({ description: 'The reason why one field of an input was refused.', simpleResolvers: true })
export class SettingProblem {
  @Field(() => String, {
    nullable: true,
    description: 'The field concerned. Null if the problem concerns the input as a whole.',
  })
  field!: string | null
  @Field(() => String, { description: 'Stable code to branch on.' }) code!: string
  @Field(() => String, { description: 'The problem and the fix, in plain text.' }) message!: string
}

export const toSettingProblem = ({ field, code, message }: FieldProblem): SettingProblem =>
  Object.assign(new SettingProblem(), { field, code, message })
