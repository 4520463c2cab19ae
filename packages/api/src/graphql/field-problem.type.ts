import { Field, ObjectType } from 'type-graphql'
import type { FieldProblem } from '../errors/field-problem.ts'

@ObjectType({ description: 'Why one field of an input was refused.', simpleResolvers: true })
export class SettingProblem {
  @Field(() => String, {
    nullable: true,
    description: 'The field that it belongs to; null when it is about the whole.',
  })
  field!: string | null
  @Field(() => String, { description: 'Stable; branch on it.' }) code!: string
  @Field(() => String, { description: 'What is wrong and what to do, in plain text.' }) message!: string
}

export const toSettingProblem = ({ field, code, message }: FieldProblem): SettingProblem =>
  Object.assign(new SettingProblem(), { field, code, message })
