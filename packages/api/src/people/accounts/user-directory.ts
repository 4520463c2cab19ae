import { type FilterQuery, raw } from '@mikro-orm/core'
import { toCanonicalUsername } from '@sallyport/shared/username'
import type { Database } from '../../database/database.ts'
import { BadInputError } from '../../errors/common-errors.ts'
import { type Page, type PageRequest, checkPageSize, parseCursor, toCursor, toPage } from '../../graphql/page.ts'
import { EnrollmentEntity } from './enrollment.entity.ts'
import { parseRoles } from '../roles/roles.ts'
import { UserEntity } from './user.entity.ts'

const MAX_SEARCH_LENGTH = 200

/** A user as code outside this folder sees them, without the hash of the password. */
export interface UserRecord {
  id: string
  username: string
  displayName: string | null
  email: string | null
  enabled: boolean
  roles: string[]
  createdAt: number
  lastLogonAt: number | null
}

/** Finds users and their data. */
export class UserDirectory {
  constructor(readonly database: Database) {}

  async find(id: string): Promise<UserRecord | null> {
    const entity = await this.database.fork().findOne(UserEntity, { id })
    return entity && toUserRecord(entity)
  }

  async load(ids: readonly string[]): Promise<Map<string, UserRecord>> {
    const entities = await this.database.fork().find(UserEntity, { id: { $in: [...ids] } })
    return new Map(entities.map((entity) => [entity.id, toUserRecord(entity)]))
  }

  /**
   * Ordered by username. The search finds beginnings of usernames, of words in display names, and of e-mail addresses.
   */
  async list({
    search,
    ...page
  }: PageRequest & { search?: string | null }): Promise<Page<UserRecord> & { totalCount: number }> {
    checkPageSize(page.first)
    const matching = toSearch(search)
    const after: FilterQuery<UserEntity> =
      page.after == null ? {} : { usernameCanonical: { $gt: parseCursor(page.after, 'string')[0] } }
    const em = this.database.fork()
    const [rows, totalCount] = [
      await em.find(
        UserEntity,
        { $and: [matching, after] },
        { orderBy: { usernameCanonical: 'asc' }, limit: page.first + 1 },
      ),
      await em.count(UserEntity, matching),
    ]
    return { ...toPage(rows.map(toUserRecord), page), totalCount }
  }

  /** Ids of those users who have a password. */
  async loadHasPassword(ids: readonly string[]): Promise<Map<string, boolean>> {
    const rows = await this.database.sql
      .selectFrom('users')
      .select('id')
      .where('id', 'in', ids)
      .where('password_hash', 'is not', null)
      .execute()
    const having = new Set(rows.map((row) => row.id))
    return new Map(ids.map((id) => [id, having.has(id)]))
  }

  /** Expiry times of initial passwords, by user id. */
  async loadInitialPasswordExpiries(ids: readonly string[]): Promise<Map<string, number | null>> {
    const rows = await this.database.sql
      .selectFrom('users')
      .select(['id', 'initial_password_expires_at as expiresAt'])
      .where('id', 'in', ids)
      .execute()
    return new Map(rows.map((row) => [row.id, row.expiresAt]))
  }

  async loadEnrollments(userIds: readonly string[]): Promise<Map<string, EnrollmentEntity[]>> {
    const entities = await this.database
      .fork()
      .find(EnrollmentEntity, { userId: { $in: [...userIds] } }, { orderBy: { module: 'asc' } })
    return Map.groupBy(entities, (entity) => entity.userId)
  }
}

export const toUserCursor = (user: UserRecord): string => toCursor(toCanonicalUsername(user.username))

function toUserRecord({
  id,
  username,
  displayName,
  email,
  enabled,
  roles,
  createdAt,
  lastLogonAt,
}: UserEntity): UserRecord {
  return {
    id,
    username,
    displayName: displayName ?? null,
    email: email ?? null,
    enabled: enabled === 1,
    roles: parseRoles(roles),
    createdAt,
    lastLogonAt: lastLogonAt ?? null,
  }
}

function toSearch(search: string | null | undefined): FilterQuery<UserEntity> {
  const typed = search?.trim() ?? ''
  if (typed === '') return {}
  if (typed.length > MAX_SEARCH_LENGTH) throw new BadInputError(`Search for at most ${MAX_SEARCH_LENGTH} characters.`)
  const canonical = toCanonicalUsername(typed)
  const lowerCased = typed.toLowerCase()
  const begins = (column: string, text: string) => like((alias) => `${alias}.${column}`, `${escapeLike(text)}%`)
  const conditions = [
    begins('username_canonical', canonical),
    like((alias) => `lower(${alias}.email)`, `${escapeLike(lowerCased)}%`),
    like((alias) => `' ' || lower(${alias}.display_name)`, `% ${escapeLike(lowerCased)}%`),
    // SQLite's lower() knows only ASCII, so the typed form is compared as well.
    begins('display_name', typed),
  ]
  return { $or: conditions } as FilterQuery<UserEntity>
}

/** Escapes wildcards, so that a search contains none. */
const escapeLike = (text: string): string => text.replaceAll(/[!%_]/g, '!$&')
const like = (toExpression: (alias: string) => string, pattern: string) => ({
  [raw((alias) => `${toExpression(alias)} like ? escape '!'`, [pattern])]: [],
})
