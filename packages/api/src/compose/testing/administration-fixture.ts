import { type GraphQLSchema, graphql } from 'graphql'
import type { Database } from '../../database/database.ts'
import { openTestDatabase } from '../../database/testing/open-test-database.ts'
import { buildGraphqlSchema } from '../../graphql/build-schema.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { MasterKey } from '../../lib/master-key.ts'
import { LimitService } from '../../limits/limit-service.ts'
import { NO_LOGONS_OF_USER } from '../../people/accounts/logons-of-user.ts'
import { PasswordHasher } from '../../people/passwords/password-hasher.ts'
import { insertSession } from '../../people/sessions/session.statements.ts'
import { NO_RUNNING_LOGONS } from '../../schemes/versions/running-logons.ts'
import { sampleModules } from '../../settings/testing/sample-modules.ts'
import { type Administration, createAdministration } from '../create-administration.ts'
import { createPasswords } from '../create-passwords.ts'

export const LONG_PASSWORD = 'three words in a row'
const NOW = Date.UTC(2026, 10, 24)

/** The administration behind its schema, on a database of its own: an administrator, an auditor, and alice without a role. */
export class AdministrationFixture {
  clearedCookies = 0

  private constructor(
    readonly database: Database,
    readonly administration: Administration,
    readonly schema: GraphQLSchema,
  ) {}

  static async create(): Promise<AdministrationFixture> {
    const database = await openTestDatabase()
    const masterKey = new MasterKey(Buffer.alloc(32, 7))
    const clock = { now: () => NOW }
    const hasher = new PasswordHasher({ cost: { memoryCost: 8, timeCost: 1, parallelism: 1 } })
    const limits = new LimitService(database, masterKey, clock)
    const foundation = { database, masterKey, clock, limits, hasher, publicUrl: 'https://login.example.test' }
    const modules = sampleModules()
    const isPasswordAlone = (): Promise<boolean> => administration.schemes.service.isAnywhereAlone('password')
    const { policy } = createPasswords(foundation, { logonsOfUser: NO_LOGONS_OF_USER, isPasswordAlone })
    const administration = createAdministration(foundation, modules, {
      policy,
      logonsOfUser: NO_LOGONS_OF_USER,
      running: NO_RUNNING_LOGONS,
    })
    await administration.schemes.ensureBuiltIns()
    await administration.people.ensureFirstAdministrator({ password: LONG_PASSWORD })
    const schema = buildGraphqlSchema(administration.resolvers, modules)
    const fixture = new AdministrationFixture(database, administration, schema)
    const admin = await fixture.asAdmin()
    for (const [username, roles] of [
      ['auditor', ['auditor']],
      ['alice', []],
    ] as const)
      await fixture.run(admin, 'mutation ($input: CreateUserInput!) { createUser(input: $input) { __typename } }', {
        input: { username, password: LONG_PASSWORD, roles },
      })
    return fixture
  }

  close(): Promise<void> {
    return this.database.close()
  }

  asAdmin(): Promise<RequestContext> {
    return this.as('admin')
  }

  /** A context with a session of that user, made as a completed logon makes it. */
  async as(username: string): Promise<RequestContext> {
    const user = await this.database.sql
      .selectFrom('users')
      .select(['id', 'username'])
      .where('username_canonical', '=', username)
      .executeTakeFirstOrThrow()
    const { sessions } = this.administration.people
    const { token, tokenHash } = sessions.createToken()
    const id = `ses_${tokenHash.slice(0, 10)}`
    await this.database.transaction((tx) =>
      insertSession(tx, {
        id,
        tokenHash,
        user,
        logonId: `lgn_${id}`,
        accessType: 'browser',
        scheme: 'browser',
        version: 1,
        ipAddress: '192.0.2.1',
        userAgent: null,
        startedAt: NOW,
      }),
    )
    return { ...this.anonymous(), viewer: await sessions.resolve(token) }
  }

  anonymous(): RequestContext {
    return {
      viewer: null,
      client: { ipAddress: '192.0.2.1', userAgent: null },
      cookieSession: null,
      logonCookie: null,
      rememberedCookie: null,
      cookies: {
        setLogon: () => {},
        setRemembered: () => {},
        setSession: () => {},
        clearSession: () => void this.clearedCookies++,
      },
    }
  }

  /** The result of a document, with the codes of its errors. */
  async run(
    contextValue: RequestContext,
    source: string,
    variableValues: Record<string, unknown> = {},
  ): Promise<{ data: any; codes: string[] }> {
    const { data, errors = [] } = await graphql({ schema: this.schema, source, contextValue, variableValues })
    return {
      data,
      codes: errors.map((error) => (error.originalError as { code?: string } | undefined)?.code ?? error.message),
    }
  }
}
