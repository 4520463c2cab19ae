import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Why an administrator doesn’t get in by one way on one day.', simpleResolvers: true })
export class BlockedWay {
  @Field(() => String, { description: 'Key of the access type.' }) accessType!: string
  @Field(() => Int, {
    nullable: true,
    description: 'From 1; null where it isn’t a step (the role, a disabled scheme or user).',
  })
  step!: number | null
  @Field(() => String, { nullable: true }) module!: string | null
  @Field(() => String, { description: 'What the logon would end with.' }) code!: string
  @Field(() => String, { description: 'In words.' }) why!: string
}

@ObjectType({ description: 'What an administrator’s logons come to on one kind of day.', simpleResolvers: true })
export class DayOutlook {
  @Field(() => String, { description: '"ordinary", or what is wrong and with whom: "unreachable:duo".' }) day!: string
  @Field(() => String) title!: string
  @Field(() => Boolean) getsIn!: boolean
  @Field(() => [String], { description: 'Keys of the access types by which they get in.' }) by!: string[]
  @Field(() => [BlockedWay]) blocked!: BlockedWay[]
}

@ObjectType({ description: 'Whether an administrator gets in, as they are enrolled now.', simpleResolvers: true })
export class AdministratorOutlook {
  @Field(() => ID) userId!: string
  @Field(() => String) username!: string
  @Field(() => Boolean, { description: 'On the ordinary day and on every bad one.' }) isSafe!: boolean
  @Field(() => String, {
    nullable: true,
    description: 'Title of the outside service without which there is no way in, if there is one.',
  })
  hangsOn!: string | null
  @Field(() => [DayOutlook]) days!: DayOutlook[]
}

@ObjectType({
  description: 'Whether enough administrators get in whatever happens to the services outside.',
  simpleResolvers: true,
})
export class LockoutVerdict {
  @Field(() => Boolean) isSafe!: boolean
  @Field(() => String, { description: 'One sentence with names.' }) sentence!: string
  @Field(() => Int, { description: 'How many administrators have to be safe.' }) needed!: number
  @Field(() => [AdministratorOutlook]) administrators!: AdministratorOutlook[]
}
