import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageInfo } from '../../graphql/page-info.type.ts'
import { SchemeStepInput } from '../../schemes/versions/scheme.type.ts'

export const SimulatedOutcome = { PASSES: 'PASSES', BLOCKED: 'BLOCKED', NOT_REACHED: 'NOT_REACHED' } as const
registerEnumType(SimulatedOutcome, {
  name: 'SimulatedOutcome',
  description: 'What a step of a simulated logon comes to.',
  valuesConfig: {
    PASSES: { description: 'Lets the person on.' },
    BLOCKED: { description: 'Doesn’t.' },
    NOT_REACHED: { description: 'An earlier one doesn’t.' },
  },
})

@ObjectType({ description: 'A way in which a service outside can behave.', simpleResolvers: true })
export class ConditionInfo {
  @Field(() => ID) id!: string
  @Field(() => String) title!: string
  @Field(() => String) description!: string
}

@ObjectType({ description: 'A service outside of this server that steps hang on.', simpleResolvers: true })
export class OutsideServiceInfo {
  @Field(() => ID) id!: string
  @Field(() => String) title!: string
  @Field(() => [ConditionInfo]) conditions!: ConditionInfo[]
}

@ObjectType({ description: 'How a service outside behaves in a simulation.', simpleResolvers: true })
export class SimulatedCondition {
  @Field(() => ID) service!: string
  @Field(() => String) condition!: string
  @Field(() => String, { description: 'In words.' }) title!: string
}

@ObjectType({ description: 'What a step would come to.', simpleResolvers: true })
export class SimulatedStep {
  @Field(() => Int, { description: 'From 1.' }) position!: number
  @Field(() => String) module!: string
  @Field(() => String) title!: string
  @Field(() => SimulatedOutcome) outcome!: keyof typeof SimulatedOutcome
  @Field(() => [String], { description: 'The prompts that the user would see, in words, e.g. "Approval on a device".' })
  prompts!: string[]
  @Field(() => String, { nullable: true }) method!: string | null
  @Field(() => String, { nullable: true, description: 'What the logon would be told.' }) code!: string | null
  @Field(() => String, { nullable: true, description: 'Why, in words for an administrator.' }) message!: string | null
  @Field(() => String, { nullable: true, description: 'Why it would pass without having asked, e.g. FAILED_OPEN.' })
  exception!: string | null
}

@ObjectType({
  description: 'What a logon would come to. Nobody was asked and nothing was written.',
  simpleResolvers: true,
})
export class SimulatedLogon {
  @Field(() => String) accessType!: string
  @Field(() => String, { description: 'Key of the scheme.' }) scheme!: string
  @Field(() => Int, { nullable: true, description: 'null for steps that are not stored.' }) version!: number | null
  @Field(() => String) username!: string
  @Field(() => String) ipAddress!: string
  @Field(() => [SimulatedCondition]) conditions!: SimulatedCondition[]
  @Field(() => [SimulatedStep]) steps!: SimulatedStep[]
  @Field(() => Boolean) passes!: boolean
  @Field(() => String, { nullable: true }) code!: string | null
  @Field(() => String, { nullable: true }) message!: string | null
  @Field(() => [String], { description: 'Why steps would pass without having asked.' }) exceptions!: string[]
  @Field(() => String, { description: 'All of it in one sentence.' }) sentence!: string
}

@InputType({ description: 'How a service outside behaves. Services that are not named behave as on any day.' })
export class ConditionInput {
  @Field(() => ID, { description: 'See outsideServices.' }) service!: string
  @Field(() => String, { description: 'See outsideServices.' }) condition!: string
}

@InputType({
  description: 'A logon to simulate: by the published version, unless another one, the draft or steps are named.',
})
export class SimulationInput {
  @Field(() => String) accessType!: string
  @Field(() => Int, { nullable: true }) version?: number | null
  @Field(() => Boolean, { defaultValue: false }) draft!: boolean
  @Field(() => [SchemeStepInput], { nullable: true }) steps?: SchemeStepInput[] | null
  @Field(() => String) username!: string
  @Field(() => String, {
    nullable: true,
    description: 'Where the logon comes from; an address of no special network where it is left out.',
  })
  ipAddress?: string | null
  @Field(() => [ConditionInput], { nullable: true }) conditions?: ConditionInput[] | null
}

@InputType({ description: 'Logons of everybody to simulate.' })
export class MatrixInput {
  @Field(() => String) accessType!: string
  @Field(() => Int, { nullable: true }) version?: number | null
  @Field(() => Boolean, { defaultValue: false }) draft!: boolean
  @Field(() => [SchemeStepInput], { nullable: true }) steps?: SchemeStepInput[] | null
  @Field(() => String, { nullable: true, description: 'Only users with this role.' }) role?: string | null
  @Field(() => String, { nullable: true }) ipAddress?: string | null
  @Field(() => [ConditionInput], { nullable: true }) conditions?: ConditionInput[] | null
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Only those whose logon comes to something else than by the published version.',
  })
  onlyDifferent!: boolean
}

@ObjectType({ description: 'What one user’s logon would come to.', simpleResolvers: true })
export class MatrixRow {
  @Field(() => ID) userId!: string
  @Field(() => String) username!: string
  @Field(() => SimulatedLogon) logon!: SimulatedLogon
  @Field(() => SimulatedLogon, {
    nullable: true,
    description: 'By the published version; null where that is what is simulated.',
  })
  published!: SimulatedLogon | null
  @Field(() => Boolean) differs!: boolean
}

@ObjectType({ description: 'Over everybody, whatever page is shown.', simpleResolvers: true })
export class MatrixSummary {
  @Field(() => Int) users!: number
  @Field(() => Int) passes!: number
  @Field(() => Int) refused!: number
  @Field(() => Int, { description: 'Whose logon comes to something else than by the published version.' })
  different!: number
  @Field(() => String) sentence!: string
}

@ObjectType({ description: 'Simulated logons of everybody, by username.', simpleResolvers: true })
export class SimulationMatrix {
  @Field(() => [MatrixRow]) rows!: MatrixRow[]
  @Field(() => PageInfo) pageInfo!: PageInfo
  @Field(() => MatrixSummary) summary!: MatrixSummary
}

@ObjectType({ description: 'What became of one case of a test file.', simpleResolvers: true })
export class SimulationTestResult {
  @Field(() => String) name!: string
  @Field(() => Boolean) passed!: boolean
  @Field(() => String) expected!: string
  @Field(() => String) actual!: string
  @Field(() => String) message!: string
}
