import { Field, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Position of a page in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean
  @Field(() => Boolean) hasPreviousPage!: boolean
  @Field(() => String, { nullable: true, description: 'Cursor of the first entry. Null on an empty page.' })
  startCursor!: string | null
  @Field(() => String, {
    nullable: true,
    description: 'Pass it as "after" to get the next page. Null on an empty page.',
  })
  endCursor!: string | null
}
