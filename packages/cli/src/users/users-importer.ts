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

/** A password's hash takes a core for a while; more at once would only wait for each other, and keep logons waiting. */
const AT_ONCE = 4
const TRIES = 3

type ExistingUser = FindUsersQuery['users']['nodes'][number]

export type RowFate = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed'

export interface ImportOptions {
  client: ServerClient
  dryRun: boolean
  /** Brings existing users to what the file says; without it they are left alone. */
  update: boolean
  signal: AbortSignal
  onFate: (row: ImportRow, fate: RowFate, problem: RowProblem | null) => void
}

/** Adds the users of a file, a few at a time. Rows with a problem are told and passed over; whatever ends it, every row's fate is known. */
export class UsersImporter {
  constructor(private readonly options: ImportOptions) {}

  async import(rows: readonly ImportRow[]): Promise<void> {
    const { client, signal, onFate } = this.options
    const { roles } = await client.send(ListRolesDocument, {}, { patient: true })
    const problems = new Map(
      findRowProblems(rows, new Set(roles.map(({ name }) => name))).map((problem) => [problem.line, problem]),
    )
    const stop = new AbortController()
    const ended = AbortSignal.any([signal, stop.signal])
    let failure: unknown = null
    await forEachConcurrently(rows, { limit: AT_ONCE, signal: ended }, async (row) => {
      const known = problems.get(row.line)
      if (known) return onFate(row, 'failed', known)
      try {
        const { fate, problem } = await this.#importRow(row)
        onFate(row, fate, problem)
      } catch (error) {
        // Without a server or permission every further row would fail the same way.
        onFate(row, 'failed', toProblem(row, error))
        if (!(error instanceof CommandError) || error.exitCode !== EXIT_CODE.FAILED) {
          failure ??= error
          stop.abort()
        }
      }
    })
    if (failure) throw failure
  }

  async #importRow(row: ImportRow): Promise<{ fate: RowFate; problem: RowProblem | null }> {
    const existing = await this.#find(row.username)
    if (existing) return this.#update(row, existing)
    if (this.options.dryRun) return { fate: 'created', problem: null }
    const { username, displayName, email, roles, password, passwordMustChange } = row
    const { createUser } = await this.#persist((tried) =>
      this.options.client
        .send(
          CreateUserDocument,
          { input: { username, displayName, email, roles, password, passwordMustChange } },
          { patient: true },
        )
        .then((result) => {
          // The answer to the try before was lost on its way, and the user is there.
          const isOurs =
            tried &&
            result.createUser.__typename === 'UserRejected' &&
            result.createUser.problems.every(({ code }) => code === 'USERNAME_TAKEN')
          return isOurs ? { createUser: { __typename: 'User' as const } } : result
        }),
    )
    return createUser.__typename === 'User'
      ? { fate: 'created', problem: null }
      : { fate: 'failed', problem: toRejection(row, createUser.problems) }
  }

  async #update(row: ImportRow, existing: ExistingUser): Promise<{ fate: RowFate; problem: RowProblem | null }> {
    if (!this.options.update) return { fate: 'skipped', problem: null }
    const roles = row.roles && !isSameSet(row.roles, existing.roles) ? row.roles : null
    const changes = {
      ...(row.displayName !== null && row.displayName !== existing.displayName ? { displayName: row.displayName } : {}),
      ...(row.email !== null && row.email !== existing.email ? { email: row.email } : {}),
      ...(roles ? { roles } : {}),
    }
    if (Object.keys(changes).length === 0) return { fate: 'unchanged', problem: null }
    if (this.options.dryRun) return { fate: 'updated', problem: null }
    const { updateUser } = await this.#persist(() =>
      this.options.client.send(UpdateUserDocument, { input: { id: existing.id, ...changes } }, { patient: true }),
    )
    return updateUser.__typename === 'User'
      ? { fate: 'updated', problem: null }
      : { fate: 'failed', problem: toRejection(row, updateUser.problems) }
  }

  /** The search finds beginnings, in the order of names: the name itself comes first. */
  async #find(username: string): Promise<ExistingUser | null> {
    const { users } = await this.#persist(() =>
      this.options.client.send(FindUsersDocument, { search: username, after: null }, { patient: true }),
    )
    return users.nodes.find((user) => toCanonicalUsername(user.username) === toCanonicalUsername(username)) ?? null
  }

  /** A broken connection is tried again: nothing here does harm twice. */
  async #persist<T>(work: (tried: boolean) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++)
      try {
        return await work(tries > 1)
      } catch (error) {
        if (tries >= TRIES || !(error instanceof CommandError) || error.exitCode !== EXIT_CODE.UNREACHABLE) throw error
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
