import { FieldResolver, Resolver, Root } from 'type-graphql'
import { Batcher } from '../../lib/batcher.ts'
import type { UserDirectory } from './user-directory.ts'
import { Enrollment, User } from './user.type.ts'

/** What belongs to a user and is read only when asked for, for all users of a page together. */
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

  @FieldResolver(() => Boolean, { description: 'Whether a password is set.' })
  async hasPassword(@Root() user: User): Promise<boolean> {
    return (await this.#hasPassword.load(user.id)) ?? false
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Set while the password is an initial one that the user has to replace: until when they can.',
  })
  async initialPasswordExpiresAt(@Root() user: User): Promise<Date | null> {
    const expiresAt = (await this.#initialPasswords.load(user.id)) ?? null
    return expiresAt === null ? null : new Date(expiresAt)
  }

  @FieldResolver(() => [Enrollment], { description: 'What ties the user to modules.' })
  async enrollments(@Root() user: User): Promise<Enrollment[]> {
    const enrollments = (await this.#enrollments.load(user.id)) ?? []
    return enrollments.map(({ module, externalId, createdAt }) =>
      Object.assign(new Enrollment(), { module, externalId, enrolledAt: new Date(createdAt) }),
    )
  }
}
