import { Field, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql'
import { ChangeKind } from '../../schemes/versions/change-in-words.type.ts'
import { InvariantResult } from '../../change-guard/invariant-result.type.ts'
import { LockoutVerdict } from '../../change-guard/lockout-verdict.type.ts'

export const ConfigurationFormat = { YAML: 'YAML', JSON: 'JSON' } as const
registerEnumType(ConfigurationFormat, { name: 'ConfigurationFormat', description: 'How a configuration is written.' })

@InputType({
  description:
    'What a reference in a configuration stands for. Read by the client; the server looks into no environment and no file for it.',
})
export class SecretValueInput {
  @Field(() => String, { description: 'As it stands in the document, e.g. "${env:DUO_SECRET_KEY}".' })
  reference!: string
  @Field(() => String) value!: string
}

@ObjectType({ description: 'One difference between a configuration and the server.', simpleResolvers: true })
export class ConfigurationChange {
  @Field(() => ChangeKind) kind!: keyof typeof ChangeKind
  @Field(() => String, { description: 'Where in the document, e.g. "schemes.browser.steps[1]".' }) path!: string
  @Field(() => String, { description: 'What is changed, as people call it.' }) subject!: string
  @Field(() => String, { description: 'The whole sentence, the subject at its front. Never holds a secret.' })
  text!: string
}

@ObjectType({ description: 'Why a configuration can’t be applied.', simpleResolvers: true })
export class ConfigurationProblem {
  @Field(() => String, { description: 'Where in the document; empty for the document as a whole.' }) path!: string
  @Field(() => String, { description: 'Stable; branch on it.' }) code!: string
  @Field(() => String, {
    description: 'What is wrong and what to do, in plain text. Repeats no value of the document.',
  })
  message!: string
  @Field(() => Int, { nullable: true, description: 'From 1.' }) line!: number | null
}

@ObjectType({
  description: 'What a configuration would mean for those who log on by one access type, on an ordinary day.',
  simpleResolvers: true,
})
export class PopulationChange {
  @Field(() => String, { description: 'Key of the access type.' }) accessType!: string
  @Field(() => String, { description: 'In a sentence.' }) summary!: string
  @Field(() => Int, { description: 'How many users there are.' }) users!: number
  @Field(() => Int, { description: 'How many of them get in now.' }) nowPass!: number
  @Field(() => Int, { description: 'How many would get in.' }) thenPass!: number
  @Field(() => [String], { description: 'Usernames of those who would not get in any more; the first of them.' })
  losing!: string[]
  @Field(() => [String], { description: 'Usernames of those who would get in then; the first of them.' })
  gaining!: string[]
}

@ObjectType({ description: 'What applying a configuration would do. Nothing was written.', simpleResolvers: true })
export class ConfigurationPlan {
  @Field(() => String, {
    description:
      'Tells this plan from one of another document or another state of the server; applyConfiguration wants it.',
  })
  hash!: string
  @Field(() => Boolean, { description: 'The server has what the document says: nothing to do.' }) isEmpty!: boolean
  @Field(() => [ConfigurationChange]) changes!: ConfigurationChange[]
  @Field(() => [String], {
    description: 'What is worth knowing and is no change, e.g. that a built-in access type stays.',
  })
  notes!: string[]
  @Field(() => [ConfigurationProblem], { description: 'Why it can’t be applied. Empty: it can.' })
  problems!: ConfigurationProblem[]
  @Field(() => LockoutVerdict, {
    description:
      'Whether administrators would get in whatever happens; of the server as it is where there are problems.',
  })
  verdict!: LockoutVerdict
  @Field(() => [InvariantResult]) invariants!: InvariantResult[]
  @Field(() => Boolean, {
    description: 'Whether applying it takes an override in words, since it makes a way in or an invariant worse.',
  })
  needsOverride!: boolean
  @Field(() => [PopulationChange], { description: 'Per access type that the document changes something for.' })
  population!: PopulationChange[]
}

@InputType({ description: 'A configuration to apply, exactly as it was planned.' })
export class ApplyConfigurationInput {
  @Field(() => String, { description: 'YAML or JSON, 256 kB at most.' }) document!: string
  @Field(() => [SecretValueInput], { nullable: true, description: 'The same as for the plan.' }) secrets?:
    | SecretValueInput[]
    | null
  @Field(() => String, {
    description: 'Of the plan. If the server or the document has changed since, nothing is applied (PLAN_STALE).',
  })
  planHash!: string
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is to be done though administrators could be locked out or an invariant is broken, in words; on record.',
  })
  override?: string | null
  @Field(() => Int, {
    nullable: true,
    description:
      'Changed flows take themselves back after so many minutes unless an administrator has logged on through them.',
  })
  confirmMinutes?: number | null
  @Field(() => String, { nullable: true, description: 'Why, for those who look at the versions later.' }) note?:
    | string
    | null
}

@ObjectType({ description: 'All of it was written.', simpleResolvers: true })
export class ConfigurationApplied {
  @Field(() => [ConfigurationChange]) changes!: ConfigurationChange[]
}

@ObjectType({ description: 'Nothing was written, and why.', simpleResolvers: true })
export class ConfigurationRejected {
  @Field(() => [ConfigurationProblem]) problems!: ConfigurationProblem[]
  @Field(() => LockoutVerdict, { nullable: true, description: 'Set where an override would be needed.' })
  verdict!: LockoutVerdict | null
  @Field(() => [InvariantResult]) invariants!: InvariantResult[]
}

export const ApplyConfigurationResult = createUnionType({
  name: 'ApplyConfigurationResult',
  description: 'What was changed, or why nothing was.',
  types: () => [ConfigurationApplied, ConfigurationRejected] as const,
})
