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
  description: 'The role of a module in a scheme.',
  valuesConfig: {
    IDENTITY: { description: 'Identifies the user.' },
    SECRET: { description: 'Verifies the user.' },
    IDENTITY_AND_SECRET: { description: 'Identifies and verifies the user.' },
    OTHER: { description: 'Does neither, such as a rule about addresses.' },
    FLOW: { description: 'Decides which steps come next.' },
  },
})

@ObjectType({
  description: 'A value that can be set: a setting of a module, or an option of a step.',
  simpleResolvers: true,
})
export class SettingField {
  @Field(() => String) name!: string
  @Field(() => String, {
    description: 'text, secret, boolean, integer or choice. A secret can be written, but never read.',
  })
  kind!: string
  @Field(() => String) label!: string
  @Field(() => String, { nullable: true }) help!: string | null
  @Field(() => Boolean, { description: 'True if the module works only with a value for this.' }) required!: boolean
  @Field(() => GraphQLJSON, { nullable: true, description: 'The value while none is set.' }) defaultValue!: unknown
  @Field(() => [PromptOption], { description: 'The values of a choice.' }) options!: PromptOption[]
  @Field(() => String, { nullable: true, description: 'A regular expression that the whole value must match.' })
  pattern!: string | null
  @Field(() => String, { nullable: true, description: 'The fix for a value that doesn’t match.' }) patternMessage!:
    | string
    | null
  @Field(() => Int, { nullable: true }) minimum!: number | null
  @Field(() => Int, { nullable: true }) maximum!: number | null
  @Field(() => Int, { nullable: true, description: 'Maximum length in characters.' }) maxLength!: number | null
}

@ObjectType({ description: 'A kind of step that can be added to a scheme.', simpleResolvers: true })
export class Module {
  @Field(() => ID) id!: string
  @Field(() => String) title!: string
  @Field(() => String, { description: 'The purpose of the module, in a sentence.' }) description!: string
  @Field(() => ModuleCategory) category!: keyof typeof ModuleCategory
  @Field(() => [SettingField], { description: 'Server-wide settings.' }) settings!: SettingField[]
  @Field(() => [SettingField], { description: 'Options of a step with this module.' }) stepOptions!: SettingField[]
  @Field(() => Boolean, {
    description: 'False while a required setting is missing. The module can’t be in a published scheme then.',
  })
  configured!: boolean
  @Field(() => Boolean, { description: 'True if checkModule can check its settings.' }) checkable!: boolean
  @Field(() => Boolean, { description: 'True if administrators can create single-use enrollment codes for it.' })
  usesEnrollmentCodes!: boolean
  @Field(() => String, {
    nullable: true,
    description: 'The label of a user’s name in the outside service, if it can be set for each user.',
  })
  externalNameLabel!: string | null
  @Field(() => String, { nullable: true }) externalNameHelp!: string | null
  @Field(() => Boolean, { description: 'True if a step that verifies a secret has to come before it.' })
  needsSecretBefore!: boolean
  @Field(() => Boolean, {
    description: 'True if only a browser can pass it, so that it needs an access type whose session is a cookie.',
  })
  needsBrowser!: boolean
}
