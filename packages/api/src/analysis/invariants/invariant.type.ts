import { Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql'
import { SettingProblem } from '../../graphql/field-problem.type.ts'
import { SimulatedLogon } from '../forecast/simulation.type.ts'

export const InvariantNever = {
  COMPLETE_WITHOUT: 'COMPLETE_WITHOUT',
  COMPLETE_BY_EXCEPTION: 'COMPLETE_BY_EXCEPTION',
  COMPLETE_WITH_FEWER_FACTORS: 'COMPLETE_WITH_FEWER_FACTORS',
} as const
registerEnumType(InvariantNever, {
  name: 'InvariantNever',
  description: 'What a logon must never come to.',
  valuesConfig: {
    COMPLETE_WITHOUT: { description: 'Complete without the yes of a module.' },
    COMPLETE_BY_EXCEPTION: {
      description: 'Complete because a step passed without having asked, for a certain reason.',
    },
    COMPLETE_WITH_FEWER_FACTORS: { description: 'Complete with fewer modules that prove who it is.' },
  },
})

@ObjectType({
  description: 'A rule that every publication has to keep, whatever services outside do.',
  simpleResolvers: true,
})
export class Invariant {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => String, { description: 'The rule in words.' }) sentence!: string
  @Field(() => Int) revision!: number
  @Field(() => [String], { description: 'Whom it is about; empty: everybody.' }) roles!: readonly string[]
  @Field(() => [String], {
    description: 'By which access types; empty: all but the way in for locked-out administrators.',
  })
  accessTypes!: readonly string[]
  @Field(() => [String], { description: 'Networks (CIDR) that it holds in; empty: all.' }) inside!: readonly string[]
  @Field(() => [String], { description: 'Networks (CIDR) that it does not hold in.' }) outside!: readonly string[]
  @Field(() => InvariantNever) never!: keyof typeof InvariantNever
  @Field(() => String, { nullable: true, description: 'Of COMPLETE_WITHOUT.' }) module!: string | null
  @Field(() => String, {
    nullable: true,
    description: 'Of COMPLETE_BY_EXCEPTION: FAILED_OPEN, BYPASSED or REMEMBERED.',
  })
  exception!: string | null
  @Field(() => Int, { nullable: true, description: 'Of COMPLETE_WITH_FEWER_FACTORS: how many there have to be.' })
  factors!: number | null
}

@InputType({ description: 'A rule that every publication has to keep.' })
export class InvariantInput {
  @Field(() => ID, { nullable: true, description: 'Of the one to change; a new one where it is left out.' }) id?:
    | string
    | null
  @Field(() => Int, { nullable: true, description: 'The revision that you started from.' }) revision?: number | null
  @Field(() => String) name!: string
  @Field(() => [String], { nullable: true }) roles?: string[] | null
  @Field(() => [String], { nullable: true }) accessTypes?: string[] | null
  @Field(() => [String], { nullable: true }) inside?: string[] | null
  @Field(() => [String], { nullable: true }) outside?: string[] | null
  @Field(() => InvariantNever) never!: keyof typeof InvariantNever
  @Field(() => String, { nullable: true }) module?: string | null
  @Field(() => String, { nullable: true }) exception?: string | null
  @Field(() => Int, { nullable: true }) factors?: number | null
  @Field(() => String, {
    nullable: true,
    description: 'Why it is to be written down though it is broken now, in words; on record.',
  })
  override?: string | null
}

@ObjectType({ description: 'Why a rule was not saved.', simpleResolvers: true })
export class InvariantRejected {
  @Field(() => [SettingProblem]) problems!: SettingProblem[]
  @Field(() => SimulatedLogon, { nullable: true, description: 'A logon that breaks it now.' })
  counterExample!: SimulatedLogon | null
}

export const SaveInvariantResult = createUnionType({
  name: 'SaveInvariantResult',
  description: 'The rule as it is now, or why it was not saved.',
  types: () => [Invariant, InvariantRejected] as const,
})
