import { GraphQLJSON } from 'graphql-scalars'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PromptOption } from '../module-contract/step-prompt.type.ts'

export const ModuleCategory = {
  IDENTITY: 'IDENTITY',
  SECRET: 'SECRET',
  IDENTITY_AND_SECRET: 'IDENTITY_AND_SECRET',
  OTHER: 'OTHER',
  FLOW: 'FLOW',
} as const
registerEnumType(ModuleCategory, {
  name: 'ModuleCategory',
  description: 'What a module does in a flow.',
  valuesConfig: {
    IDENTITY: { description: 'Says who is logging on.' },
    SECRET: { description: 'Proves that it is them.' },
    IDENTITY_AND_SECRET: { description: 'Says who is logging on and proves it.' },
    OTHER: { description: 'Does neither, e.g. a rule about addresses.' },
    FLOW: { description: 'Decides which steps come next.' },
  },
})

@ObjectType({
  description: 'One value that can be set: a setting of a module, or an option of a step.',
  simpleResolvers: true,
})
export class SettingField {
  @Field(() => String) name!: string
  @Field(() => String, { description: 'text, secret, boolean, integer or choice. A secret is written, never read.' })
  kind!: string
  @Field(() => String) label!: string
  @Field(() => String, { nullable: true }) help!: string | null
  @Field(() => Boolean, { description: 'The module works only when this has a value.' }) required!: boolean
  @Field(() => GraphQLJSON, { nullable: true, description: 'What holds while nothing is set.' }) defaultValue!: unknown
  @Field(() => [PromptOption], { description: 'The values of a choice.' }) options!: PromptOption[]
  @Field(() => String, { nullable: true, description: 'A regular expression that the whole value must match.' })
  pattern!: string | null
  @Field(() => String, { nullable: true, description: 'What to do when it doesn’t match.' }) patternMessage!:
    | string
    | null
  @Field(() => Int, { nullable: true }) minimum!: number | null
  @Field(() => Int, { nullable: true }) maximum!: number | null
  @Field(() => Int, { nullable: true, description: 'In characters.' }) maxLength!: number | null
}

@ObjectType({ description: 'A kind of step that can be put into a scheme.', simpleResolvers: true })
export class Module {
  @Field(() => ID) id!: string
  @Field(() => String) title!: string
  @Field(() => String, { description: 'What it is for, in a sentence.' }) description!: string
  @Field(() => ModuleCategory) category!: keyof typeof ModuleCategory
  @Field(() => [SettingField], { description: 'Server-wide settings.' }) settings!: SettingField[]
  @Field(() => [SettingField], { description: 'Options of one step of a scheme.' }) stepOptions!: SettingField[]
  @Field(() => Boolean, {
    description: 'False while a required setting is missing; such a module can’t be in a published scheme.',
  })
  configured!: boolean
  @Field(() => Boolean, { description: 'Whether checkModule can look at its settings.' }) checkable!: boolean
  @Field(() => Boolean, { description: 'Whether administrators can make one-time enrollment codes for it.' })
  usesEnrollmentCodes!: boolean
  @Field(() => String, {
    nullable: true,
    description: 'What a user’s name at the other side is called, where it can be set user by user.',
  })
  externalNameLabel!: string | null
  @Field(() => String, { nullable: true }) externalNameHelp!: string | null
  @Field(() => Boolean, { description: 'Whether a step that proves a secret has to come before it.' })
  needsSecretBefore!: boolean
  @Field(() => Boolean, {
    description: 'Whether only a browser can pass it, so that it fits access types alone whose session is a cookie.',
  })
  needsBrowser!: boolean
}
