import { PERMISSIONS } from '@sallyport/shared/permissions'
import type { Database } from '../../../database/database.ts'
import { openTestDatabase } from '../../../database/testing/open-test-database.ts'
import type { Actor } from '../../../caller/actor.ts'
import { ensureFirstAdministrator } from '../../users/first-administrator.ts'
import { PasswordHasher } from '../../passwords/password-hasher.ts'
import { PasswordPolicy } from '../../passwords/password-policy.ts'
import { PasswordService } from '../../passwords/password.service.ts'
import { UserDirectory } from '../user-directory.ts'
import { UserService } from '../../users/user.service.ts'

export const LONG_PASSWORD = 'three words in a row'
export const ADMIN: Actor = {
  id: 'usr_admin',
  username: 'admin',
  sessionId: 'ses_admin',
  permissions: PERMISSIONS,
  client: { ipAddress: '192.0.2.1', userAgent: null },
}

/** The services for users on a fresh database, with cheap password hashes. */
export async function createUsersFixture(): Promise<UsersFixture> {
  const database = await openTestDatabase()
  const state = {
    now: Date.UTC(2026, 10, 24),
    isPasswordAlone: true,
    isGuessingAllowed: true,
    guesses: [] as string[],
    endedLogonsOf: [] as string[],
    wokenReadersOf: [] as string[],
  }
  const clock = { now: () => state.now }
  const hasher = new PasswordHasher({ cost: { memoryCost: 8, timeCost: 1, parallelism: 1 } })
  const policy = new PasswordPolicy({
    isPasswordAlone: () => Promise.resolve(state.isPasswordAlone),
    publicUrl: 'https://login.example.test',
  })
  const directory = new UserDirectory(database)
  const dependencies = {
    database,
    clock,
    directory,
    policy,
    hasher,
    endLogonsOfUser: (_tx: unknown, userId: string) => Promise.resolve(void state.endedLogonsOf.push(userId)),
    guardChange: () => Promise.resolve({ override: null }),
    onLogonsEnded: (userId: string) => void state.wokenReadersOf.push(userId),
  }
  const createGuesses = () => ({
    reserve: (subject: string, secret: string) => {
      state.guesses.push(`reserve ${secret} ${subject}`)
      return Promise.resolve(
        state.isGuessingAllowed ? { allowed: true as const } : { allowed: false as const, retryAt: state.now + 1_000 },
      )
    },
    succeeded: () => Promise.resolve(void state.guesses.push('succeeded')),
    settle: () => Promise.resolve(void state.guesses.push('settled')),
  })
  return {
    database,
    state,
    hasher,
    policy,
    directory,
    users: new UserService(dependencies),
    passwords: new PasswordService({ ...dependencies, createGuesses }),
    ensureFirst: (input = {}) => ensureFirstAdministrator({ database, hasher, policy, at: state.now }, input),
    listAudit: async (type) => {
      const rows = await database.sql
        .selectFrom('audit_events')
        .select(['type', 'outcome', 'actor', 'subject', 'code', 'module', 'details'])
        .orderBy('id')
        .execute()
      return rows
        .filter((row) => type === undefined || row.type === type)
        .map((row) => ({ ...row, details: row.details === null ? null : (JSON.parse(row.details) as unknown) }))
    },
    insertSession: async (id, userId) => {
      await database.sql
        .insertInto('sessions')
        .values({
          id,
          token_hash: id,
          user_id: userId,
          logon_id: id,
          access_type: 'browser',
          scheme: 'browser',
          version: 1,
          started_at: state.now,
          last_seen_at: state.now,
          idle_expires_at: state.now + 1_000,
          expires_at: state.now + 1_000,
        })
        .execute()
    },
    listLiveSessions: async () =>
      (
        await database.sql.selectFrom('sessions').select('id').where('ended_at', 'is', null).orderBy('id').execute()
      ).map((row) => row.id),
  }
}

export interface UsersFixture {
  database: Database
  state: {
    now: number
    isPasswordAlone: boolean
    isGuessingAllowed: boolean
    guesses: string[]
    endedLogonsOf: string[]
    wokenReadersOf: string[]
  }
  hasher: PasswordHasher
  policy: PasswordPolicy
  directory: UserDirectory
  users: UserService
  passwords: PasswordService
  ensureFirst(input?: { username?: string; password?: string }): ReturnType<typeof ensureFirstAdministrator>
  listAudit(type?: string): Promise<{ type: string; details: unknown }[]>
  insertSession(id: string, userId: string): Promise<void>
  listLiveSessions(): Promise<string[]>
}
