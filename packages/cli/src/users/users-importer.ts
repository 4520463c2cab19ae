import { toCanonicalUsername } from '@sallyport/shared/username'
import {
  CreateUserDocument,
  FindUsersDocument,
  type FindUsersQuery,
  ListRolesDocument,
  UpdateUserDocument,
} from '../gql/graphql.ts'
import { CommandError } from '../lib/command-error.ts'
import { EXIT_CODE } from '../lib/exit-code.ts'
import { forEachConcurrently } from '../lib/for-each-concurrently.ts'
import type { ServerClient } from '../server/server-client.ts'
import { findRowProblems } from './find-row-problems.ts'
import type { ImportRow, RowProblem } from './import-row.ts'

/** Hashing a password occupies a core. More rows at once would wait for each other and slow down logons. */
const CONCURRENT_ROWS = 4
const MAX_ATTEMPTS = 3

type ExistingUser = FindUsersQuery['users']['nodes'][number]

export type RowResult = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed'

export interface ImportOptions {
  client: ServerClient
  dryRun: boolean
  /** Updates existing users from the file; otherwise they are left unchanged. */
  update: boolean
  signal: AbortSignal
  onResult: (row: ImportRow, result: RowResult, problem: RowProblem | null) => void
}

/** Adds the users of a file, a few at a time. Reports the result of every row that was started, and goes on after a row that failed. */
export class UsersImporter {
  constructor(private readonly options: ImportOptions) {}

  async import(rows: readonly ImportRow[]): Promise<void> {
    const { client, signal, onResult } = this.options
    const { roles } = await client.send(ListRolesDocument, {}, { patient: true })
    const problems = new Map(
      findRowProblems(rows, new Set(roles.map(({ name }) => name))).map((problem) => [problem.line, problem]),
    )
    const stop = new AbortController()
    const ended = AbortSignal.any([signal, stop.signal])
    let failure: unknown = null
    await forEachConcurrently(rows, { limit: CONCURRENT_ROWS, signal: ended }, async (row) => {
      const known = problems.get(row.line)
      if (known) return onResult(row, 'failed', known)
      try {
        const { result, problem } = await this.#importRow(row)
        onResult(row, result, problem)
      } catch (error) {
        // Without a server or a permission, every further row would fail in the same way.
        onResult(row, 'failed', toProblem(row, error))
        if (!(error instanceof CommandError) || error.exitCode !== EXIT_CODE.FAILED) {
          failure ??= error
          stop.abort()
        }
      }
    })
    if (failure) throw failure
  }

  async #importRow(row: ImportRow): Promise<{ result: RowResult; problem: RowProblem | null }> {
    const existing = await this.#find(row.username)
    if (existing) return this.#update(row, existing)
    if (this.options.dryRun) return { result: 'created', problem: null }
    const { username, displayName, email, roles, password, passwordMustChange } = row
    const { createUser } = await this.#retry((isRetry) =>
      this.options.client
        .send(
          CreateUserDocument,
          { input: { username, displayName, email, roles, password, passwordMustChange } },
          { patient: true },
        )
        .then((response) => {
          // The response to an earlier attempt was lost, and the user exists.
          const isOurs =
            isRetry &&
            response.createUser.__typename === 'UserRejected' &&
            response.createUser.problems.every(({ code }) => code === 'USERNAME_TAKEN')
          return isOurs ? { createUser: { __typename: 'User' as const } } : response
        }),
    )
    return createUser.__typename === 'User'
      ? { result: 'created', problem: null }
      : { result: 'failed', problem: toRejection(row, createUser.problems) }
  }

  async #update(row: ImportRow, existing: ExistingUser): Promise<{ result: RowResult; problem: RowProblem | null }> {
    if (!this.options.update) return { result: 'skipped', problem: null }
    const roles = row.roles && !isSameSet(row.roles, existing.roles) ? row.roles : null
    const changes = {
      ...(row.displayName !== null && row.displayName !== existing.displayName ? { displayName: row.displayName } : {}),
      ...(row.email !== null && row.email !== existing.email ? { email: row.email } : {}),
      ...(roles ? { roles } : {}),
    }
    if (Object.keys(changes).length === 0) return { result: 'unchanged', problem: null }
    if (this.options.dryRun) return { result: 'updated', problem: null }
    const { updateUser } = await this.#retry(() =>
      this.options.client.send(UpdateUserDocument, { input: { id: existing.id, ...changes } }, { patient: true }),
    )
    return updateUser.__typename === 'User'
      ? { result: 'updated', problem: null }
      : { result: 'failed', problem: toRejection(row, updateUser.problems) }
  }

  /** The search matches prefixes in alphabetical order, so the exact name comes first. */
  async #find(username: string): Promise<ExistingUser | null> {
    const { users } = await this.#retry(() =>
      this.options.client.send(FindUsersDocument, { search: username, after: null }, { patient: true }),
    )
    return users.nodes.find((user) => toCanonicalUsername(user.username) === toCanonicalUsername(username)) ?? null
  }

  /** Retries after a lost connection. Every request here is safe to repeat. */
  async #retry<T>(work: (isRetry: boolean) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++)
      try {
        return await work(attempt > 1)
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !(error instanceof CommandError) || error.exitCode !== EXIT_CODE.UNREACHABLE)
          throw error
      }
  }
}

const toRejection = (
  { line, username }: ImportRow,
  problems: readonly { code: string; message: string }[],
): RowProblem => ({
  line,
  username,
  code: problems[0]?.code ?? 'USER_REJECTED',
  message: problems.map(({ message }) => message).join(' '),
})

function toProblem({ line, username }: ImportRow, error: unknown): RowProblem {
  return {
    line,
    username,
    code: error instanceof CommandError ? error.code : 'INTERNAL',
    message: error instanceof Error ? error.message : String(error),
  }
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item))
