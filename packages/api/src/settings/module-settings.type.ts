import { GraphQLJSON } from 'graphql-scalars'
import { Field, InputType, Int, ObjectType, createUnionType } from 'type-graphql'
import { InvariantResult } from '../change-guard/invariant-result.type.ts'
import { LockoutVerdict } from '../change-guard/lockout-verdict.type.ts'
import { SettingProblem } from '../graphql/field-problem.type.ts'
import { Module } from './module.type.ts'

@ObjectType({ description: 'The server-wide settings of a module.', simpleResolvers: true })
export class ModuleSettings {
  @Field(() => Module) module!: Module
  @Field(() => GraphQLJSON, {
    description: 'Values by field name, with defaults filled in. It never contains a secret.',
  })
  values!: Record<string, unknown>
  @Field(() => [String], { description: 'Names of the secret fields that have a value.' }) secretsSet!: string[]
  @Field(() => Int, { description: 'Increases with every change; 0 before the first. Send it with an update.' })
  revision!: number
  @Field(() => Date, { nullable: true }) updatedAt!: Date | null
}

@InputType({ description: 'A change of a module’s settings.' })
export class UpdateSettingsInput {
  @Field(() => String, { description: 'Id of the module.' }) module!: string
  @Field(() => GraphQLJSON, {
    description: 'Values by field name. A field that is left out stays unchanged; null clears it.',
  })
  values!: unknown
  @Field(() => Int, {
    nullable: true,
    description: 'The revision that you started from. If there is a newer one, nothing is changed (SETTINGS_STALE).',
  })
  revision?: number | null
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is to be done though administrators could be locked out (LOCKOUT, INVARIANT_BROKEN): 10 to 500 characters, for the audit log.',
  })
  override?: string | null
}

@ObjectType({ description: 'The change was refused, with the reasons.', simpleResolvers: true })
export class SettingsRejected {
  @Field(() => [SettingProblem]) problems!: SettingProblem[]
  @Field(() => LockoutVerdict, {
    nullable: true,
    description: 'What the change would do to the administrators’ ways in, where that was the reason.',
  })
  verdict!: LockoutVerdict | null
  @Field(() => [InvariantResult], { description: 'What it would do to the invariants, where that was looked at.' })
  invariants!: InvariantResult[]
}

export const UpdateSettingsResult = createUnionType({
  name: 'UpdateSettingsResult',
  description: 'The settings after the change, or the reasons why they were not changed.',
  types: () => [ModuleSettings, SettingsRejected] as const,
})
