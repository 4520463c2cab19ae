import { Field, ObjectType } from 'type-graphql'

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

/** As services give problems, before they are mapped. */
export interface FieldProblem {
  field: string | null
  code: string
  message: string
}

export const toSettingProblem = ({ field, code, message }: FieldProblem): SettingProblem =>
  Object.assign(new SettingProblem(), { field, code, message })
