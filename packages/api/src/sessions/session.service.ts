import { toPermissions } from '@sallyport/shared/permissions'
import type { Database } from '../database/database.ts'
import type { SessionViewer } from '../graphql/request-context.ts'
import type { Clock } from '../lib/clock.ts'
import type { MasterKey } from '../lib/master-key.ts'
import { randomToken } from '../lib/random.ts'
import { parseRoles } from '../users/roles.ts'
import { SESSION_TOUCH_MS } from './session-limits.ts'
import { findSessionByTokenHash, touchSession } from './session.statements.ts'

const TOKEN_FORM = /^sps_[A-Za-z0-9_-]{43}$/

/** Sessions: what a completed logon gives, and what every later request is checked against. */
export class SessionService {
  readonly #database: Database
  readonly #masterKey: MasterKey
  readonly #clock: Clock

  constructor(dependencies: { database: Database; masterKey: MasterKey; clock: Clock }) {
    this.#database = dependencies.database
    this.#masterKey = dependencies.masterKey
    this.#clock = dependencies.clock
  }

  /** A new token of 256 bits, and the hash under which it is stored; the token itself never is. */
  createToken(): { token: string; tokenHash: string } {
    const token = `sps_${randomToken(32)}`
    return { token, tokenHash: this.hashToken(token) }
  }

  hashToken(token: string): string {
    return this.#masterKey.hash('session', token)
  }

  /** Whose session a token is, with the roles as they are now; null for any that isn't good. */
  async resolve(token: string, now = this.#clock.now()): Promise<SessionViewer | null> {
    if (!TOKEN_FORM.test(token)) return null
    const found = await findSessionByTokenHash(this.#database.sql, this.hashToken(token), now)
    if (!found) return null
    if (now - found.lastSeenAt >= SESSION_TOUCH_MS) await touchSession(this.#database.sql, found.id, now, found.expiresAt)
    const roles = parseRoles(found.roles)
    const { userId, username, displayName, email, createdAt, lastLogonAt } = found
    return { sessionId: found.id, user: { id: userId, username, displayName, email, roles, createdAt, lastLogonAt }, permissions: toPermissions(roles) }
  }
}
