import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database } from '../../database/database.ts'
import { BadInputError, NotFoundError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import { type Page, type PageRequest, checkPageSize, parseCursor, toPage } from '../../graphql/page.ts'
import type { SessionViewer } from '../../caller/session-viewer.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { randomToken } from '../../lib/random.ts'
import { loadPermissions } from '../roles/role-authority.ts'
import { parseRoles } from '../roles/roles.ts'
import { ADMIN_IDLE_MS, FRESH_LOGON_MS, MAX_LIVE_SESSIONS, SESSION_TOUCH_MS } from './session-limits.ts'
import { type SessionRecord, countLiveSessions, findSession, listLiveSessions } from './session-list.statements.ts'
import { forgetBrowsers } from './remembered-browser.statements.ts'
import { endSession, endSessionsOfUser, findSessionByTokenHash, touchSession } from './session.statements.ts'

const MAX_SEARCH_LENGTH = 200
const TOKEN_FORM = /^sps_[A-Za-z0-9_-]{43}$/

/** Sessions, which completed logons create and every later request is checked against. */
export class SessionService {
  readonly #database: Database
  readonly #masterKey: MasterKey
  readonly #clock: Clock
  readonly #freshLogonMs: number
  readonly #adminIdleMs: number

  constructor(dependencies: {
    database: Database
    masterKey: MasterKey
    clock: Clock
    freshLogonMs?: number
    adminIdleMs?: number
  }) {
    this.#database = dependencies.database
    this.#masterKey = dependencies.masterKey
    this.#clock = dependencies.clock
    this.#freshLogonMs = dependencies.freshLogonMs ?? FRESH_LOGON_MS
    this.#adminIdleMs = dependencies.adminIdleMs ?? ADMIN_IDLE_MS
  }

  /** A new token of 256 bits, with the hash that is stored in its place. */
  createToken(): { token: string; tokenHash: string } {
    const token = `sps_${randomToken(32)}`
    return { token, tokenHash: this.hashToken(token) }
  }

  hashToken(token: string): string {
    return this.#masterKey.hash('session', token)
  }

  /** The session of a token, with the user's current roles. Null for a token that isn't valid. */
  async resolve(token: string, now = this.#clock.now()): Promise<SessionViewer | null> {
    if (!TOKEN_FORM.test(token)) return null
    const found = await findSessionByTokenHash(this.#database.sql, this.hashToken(token), now)
    if (!found) return null
    const roles = parseRoles(found.roles)
    const permissions = await loadPermissions(this.#database.sql, roles)
    // It depends on the current roles, so it can't be stored when the session is created.
    if (permissions.length > 0 && now - found.lastSeenAt >= this.#adminIdleMs) return null
    if (now - found.lastSeenAt >= SESSION_TOUCH_MS) await touchSession(this.#database.sql, found, now)
    const { userId, username, displayName, email, createdAt, lastLogonAt } = found
    return {
      sessionId: found.id,
      apiToken: null,
      user: { id: userId, username, displayName, email, roles, createdAt, lastLogonAt },
      permissions,
      isLogonFresh: now - found.startedAt < this.#freshLogonMs,
    }
  }

  async get(id: string): Promise<SessionRecord> {
    const session = await findSession(this.#database.sql, id)
    if (!session) throw new NotFoundError('Session')
    return session
  }

  /** The user's live sessions, newest first. They fit one page. */
  listOfUser(userId: string): Promise<SessionRecord[]> {
    return listLiveSessions(this.#database.sql, { now: this.#clock.now(), userId }, MAX_LIVE_SESSIONS)
  }

  async list({
    userId,
    search,
    ...page
  }: PageRequest & { userId?: string | null; search?: string | null }): Promise<
    Page<SessionRecord> & { totalCount: number }
  > {
    checkPageSize(page.first)
    if (search && search.length > MAX_SEARCH_LENGTH)
      throw new BadInputError(`Search for at most ${MAX_SEARCH_LENGTH} characters.`)
    const filter = { now: this.#clock.now(), userId, search: search?.trim() }
    const [startedAt, id] = page.after == null ? [] : parseCursor(page.after, 'number', 'string')
    const after = startedAt === undefined || id === undefined ? undefined : { startedAt, id }
    const rows = await listLiveSessions(this.#database.sql, filter, page.first + 1, after)
    return { ...toPage(rows, page), totalCount: await countLiveSessions(this.#database.sql, filter) }
  }

  /**
   * Ends an own session, or that of any user. False if there is no such live session, as for one that isn't the
   * caller's.
   */
  async end(
    id: string,
    actor: Actor,
    { ofAnybody, reason }: { ofAnybody: boolean; reason: 'logoff' | 'ended' },
  ): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const at = this.#clock.now()
      const ended = await endSession(tx, id, at, ofAnybody ? undefined : actor.id)
      if (!ended) return false
      const subject = await tx
        .selectFrom('users')
        .select(['id', 'username'])
        .where('id', '=', ended.userId)
        .executeTakeFirst()
      await insertAuditEvent(tx, at, {
        type: 'session.ended',
        outcome: 'SUCCESS',
        actor,
        subject,
        client: actor.client,
        details: { session: id, reason },
      })
      return true
    })
  }

  /** Ends all sessions of a user, except the caller's own. Returns their number. */
  async endAll(userId: string, actor: Actor): Promise<number> {
    return this.#database.transaction(async (tx) => {
      const subject = await tx
        .selectFrom('users')
        .select(['id', 'username'])
        .where('id', '=', userId)
        .executeTakeFirst()
      if (!subject) throw new NotFoundError('User')
      const at = this.#clock.now()
      const count = await endSessionsOfUser(tx, userId, at, actor.sessionId)
      await forgetBrowsers(tx, { userId })
      if (count > 0)
        await insertAuditEvent(tx, at, {
          type: 'session.ended',
          outcome: 'SUCCESS',
          actor,
          subject,
          client: actor.client,
          details: { count, reason: 'ended' },
        })
      return count
    })
  }
}
