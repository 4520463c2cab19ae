import { Field, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean
  @Field(() => Boolean) hasPreviousPage!: boolean
  @Field(() => String, { nullable: true, description: 'Cursor of the first entry; null on an empty page.' })
  startCursor!: string | null
  @Field(() => String, { nullable: true, description: 'Give it as "after" for the next page; null on an empty page.' })
  endCursor!: string | null
}
