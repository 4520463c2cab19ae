import type { Permission } from '@sallyport/shared/permissions'
import { hasUnclear } from '@sallyport/shared/visible-text'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database } from '../../database/database.ts'
import { UnauthenticatedError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import type { SessionViewer } from '../../caller/session-viewer.ts'
import type { FieldProblem } from '../../errors/field-problem.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { randomId, randomToken } from '../../lib/random.ts'
import type { ListPermissions } from '../roles/list-permissions.ts'
import { parseRoles } from '../roles/roles.ts'
import { findUserRow, lockUser } from '../accounts/user-admin.statements.ts'
import {
  type ApiTokenRecord,
  TOKEN_TOUCH_MS,
  deleteExpiredApiTokens,
  countLiveApiTokens,
  findApiTokenByHash,
  insertApiToken,
  listApiTokens,
  revokeApiToken,
  touchApiToken,
} from './api-token.statements.ts'

const DAY_MS = 24 * 60 * 60_000
const MAX_DAYS = 366
const MAX_NAME_LENGTH = 100
/** Enough for every script of one person, and few enough to review. */
const MAX_LIVE_TOKENS = 50
const MAX_LISTED = 1_000
/** The time for which a revoked or expired token stays listed. */
const ENDED_TOKEN_KEPT_MS = 90 * DAY_MS
const TOKEN_FORM = /^slp_[A-Za-z0-9_-]{43}$/

/** API tokens of scripts. A person creates them, and they can never do more than that person can at the moment. */
export class ApiTokenService {
  readonly #database: Database
  readonly #masterKey: MasterKey
  readonly #clock: Clock
  readonly #listPermissions: ListPermissions

  constructor(dependencies: {
    database: Database
    masterKey: MasterKey
    clock: Clock
    listPermissions: ListPermissions
  }) {
    this.#database = dependencies.database
    this.#masterKey = dependencies.masterKey
    this.#clock = dependencies.clock
    this.#listPermissions = dependencies.listPermissions
  }

  /**
   * The caller of a token, with the permissions that both the token and its creator have. Null for a token that isn't
   * valid.
   */
  async resolve(token: string, ipAddress: string | null): Promise<SessionViewer | null> {
    if (!TOKEN_FORM.test(token)) return null
    const now = this.#clock.now()
    const found = await findApiTokenByHash(this.#database.sql, this.#hash(token), now)
    if (!found) return null
    const roles = parseRoles(found.roles)
    const granted = JSON.parse(found.permissions) as string[]
    const permissions = (await this.#listPermissions(this.#database.sql, roles)).filter((permission) =>
      granted.includes(permission),
    )
    if (found.lastUsedAt === null || now - found.lastUsedAt >= TOKEN_TOUCH_MS)
      await touchApiToken(this.#database.sql, found.id, now, ipAddress)
    const { userId, username, displayName, email, createdAt, lastLogonAt } = found
    return {
      sessionId: null,
      apiToken: { id: found.id, name: found.name, expiresAt: found.expiresAt },
      user: { id: userId, username, displayName, email, roles, createdAt, lastLogonAt },
      permissions,
      // A token counts as a fresh logon: its creator had just logged on, and the token can be revoked separately.
      isLogonFresh: true,
    }
  }

  /** @param held the current permissions of the creator */
  async create(
    input: { name: string; permissions: readonly string[]; expiresInDays: number },
    actor: Actor,
    held: readonly Permission[],
  ): Promise<{ token: string; record: ApiTokenRecord } | { problems: FieldProblem[] }> {
    const problems = findProblems(input, held)
    if (problems.length > 0) return { problems }
    const token = `slp_${randomToken(32)}`
    const createdAt = this.#clock.now()
    const record = {
      id: randomId('tok'),
      userId: actor.id,
      name: toName(input.name),
      permissions: held.filter((permission) => input.permissions.includes(permission)),
      createdAt,
      expiresAt: createdAt + input.expiresInDays * DAY_MS,
    }
    const isCreated = await this.#database.transaction(async (tx) => {
      // One after the other, or two at once could both be the fiftieth. A user who was disabled in the meantime has had
      // all tokens revoked: a new one would become valid when they are enabled again.
      if (!(await lockUser(tx, actor.id)) || (await findUserRow(tx, actor.id))?.enabled !== 1)
        throw new UnauthenticatedError()
      if ((await countLiveApiTokens(tx, actor.id, createdAt)) >= MAX_LIVE_TOKENS) return false
      await insertApiToken(tx, { ...record, tokenHash: this.#hash(token) })
      await insertAuditEvent(tx, createdAt, {
        type: 'api-token.created',
        outcome: 'SUCCESS',
        actor,
        subject: actor,
        client: actor.client,
        details: {
          token: record.id,
          name: record.name,
          permissions: record.permissions,
          expiresAt: new Date(record.expiresAt).toISOString(),
        },
      })
      return true
    })
    if (!isCreated) return { problems: [TOO_MANY] }
    return {
      token,
      record: {
        ...record,
        owner: actor.username,
        permissions: JSON.stringify(record.permissions),
        lastUsedAt: null,
        lastUsedIp: null,
        revokedAt: null,
      },
    }
  }

  /**
   * Revokes an own token, or that of any user. False if there is no such live token, as for one that isn't the
   * caller's.
   */
  async revoke(id: string, actor: Actor, { ofAnybody }: { ofAnybody: boolean }): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const at = this.#clock.now()
      const revoked = await revokeApiToken(tx, id, {
        at,
        by: actor.username,
        ...(ofAnybody ? {} : { ofUserId: actor.id }),
      })
      if (!revoked) return false
      const subject = await tx
        .selectFrom('users')
        .select(['id', 'username'])
        .where('id', '=', revoked.userId)
        .executeTakeFirst()
      await insertAuditEvent(tx, at, {
        type: 'api-token.revoked',
        outcome: 'SUCCESS',
        actor,
        subject,
        client: actor.client,
        details: { token: id, name: revoked.name },
      })
      return true
    })
  }

  /** @param userId leave it out for all users */
  list(userId?: string): Promise<ApiTokenRecord[]> {
    return listApiTokens(this.#database.sql, { ...(userId === undefined ? {} : { userId }), limit: MAX_LISTED })
  }

  async deleteExpired(now: number): Promise<void> {
    await deleteExpiredApiTokens(this.#database.sql, now - ENDED_TOKEN_KEPT_MS)
  }

  #hash(token: string): string {
    return this.#masterKey.hash('api-token', token)
  }
}

const toName = (typed: string): string => typed.normalize('NFC').trim()

function findProblems(
  { name, permissions, expiresInDays }: { name: string; permissions: readonly string[]; expiresInDays: number },
  held: readonly Permission[],
): FieldProblem[] {
  const problems: FieldProblem[] = []
  const given = toName(name)
  if (given === '' || given.length > MAX_NAME_LENGTH || hasUnclear(given))
    problems.push({
      field: 'name',
      code: 'API_TOKEN_NAME_INVALID',
      message: `Describe the purpose of the token in 1 to ${MAX_NAME_LENGTH} visible characters.`,
    })
  const isHeld = (permission: string) => (held as readonly string[]).includes(permission)
  if (permissions.length === 0)
    problems.push({
      field: 'permissions',
      code: 'API_TOKEN_PERMISSIONS_INVALID',
      message: 'Choose at least one permission.',
    })
  else if (!permissions.every(isHeld))
    problems.push({
      field: 'permissions',
      code: 'API_TOKEN_PERMISSIONS_INVALID',
      message: 'A token can have only permissions that you have yourself. The query "viewer" lists them.',
    })
  if (!Number.isInteger(expiresInDays) || expiresInDays < 1 || expiresInDays > MAX_DAYS)
    problems.push({
      field: 'expiresInDays',
      code: 'API_TOKEN_EXPIRY_INVALID',
      message: `Choose 1 to ${MAX_DAYS} days.`,
    })
  return problems
}

const TOO_MANY: FieldProblem = {
  field: null,
  code: 'API_TOKEN_TOO_MANY',
  message: `You have reached the limit of ${MAX_LIVE_TOKENS} live tokens. Revoke tokens that you no longer use.`,
}
