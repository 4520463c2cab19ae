import { FieldResolver, Resolver, Root } from 'type-graphql'
import { Batcher } from '../../lib/batcher.ts'
import type { UserDirectory } from './user-directory.ts'
import { Enrollment, User } from './user.type.ts'

/** Data of a user that is read on request, for all users of a page together. */
@Resolver(() => User)
export class UserFieldsResolver {
  readonly #hasPassword
  readonly #initialPasswords
  readonly #enrollments

  constructor(directory: UserDirectory) {
    this.#hasPassword = new Batcher((ids: string[]) => directory.loadHasPassword(ids))
    this.#initialPasswords = new Batcher((ids: string[]) => directory.loadInitialPasswordExpiries(ids))
    this.#enrollments = new Batcher((ids: string[]) => directory.loadEnrollments(ids))
  }

  @FieldResolver(() => Boolean, { description: 'True if a password is set.' })
  async hasPassword(@Root() user: User): Promise<boolean> {
    return (await this.#hasPassword.load(user.id)) ?? false
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Set while the user has an initial password: the time until which they can replace it.',
  })
  async initialPasswordExpiresAt(@Root() user: User): Promise<Date | null> {
    const expiresAt = (await this.#initialPasswords.load(user.id)) ?? null
    return expiresAt === null ? null : new Date(expiresAt)
  }

  @FieldResolver(() => [Enrollment], { description: 'The user’s enrollments in modules.' })
  async enrollments(@Root() user: User): Promise<Enrollment[]> {
    const enrollments = (await this.#enrollments.load(user.id)) ?? []
    return enrollments.map(({ module, externalId, createdAt }) =>
      Object.assign(new Enrollment(), { module, externalId, enrolledAt: new Date(createdAt) }),
    )
  }
}
