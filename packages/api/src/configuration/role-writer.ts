import { insertAuditEvent } from '../audit/audit.statements.ts'
import type { Executor } from '../database/database.ts'
import type { Actor } from '../graphql/actor.ts'
import type { Clock } from '../lib/clock.ts'

export interface RoleFields {
  title: string
  description: string
  permissions: readonly string[]
}

/**
 * Writes roles in the transaction of whoever has decided that they may be: no rule is checked here.
 * NOTE the transaction has its turn for `configuration`.
 */
export class RoleWriter {
  readonly #clock: Clock

  constructor({ clock }: { clock: Clock }) {
    this.#clock = clock
  }

  async save(tx: Executor, name: string, { title, description, permissions }: RoleFields, actor: Actor): Promise<void> {
    const at = this.#clock.now()
    const columns = { title, description, permissions: JSON.stringify(permissions) }
    await tx
      .insertInto('roles')
      .values({ key: name, ...columns, created_at: at, revision: 1 })
      .onConflict((conflict) => conflict.column('key').doUpdateSet((set) => ({ ...columns, revision: set('roles.revision', '+', 1) })))
      .execute()
    await insertAuditEvent(tx, at, { type: 'role.saved', outcome: 'SUCCESS', actor, client: actor.client, details: { role: name, title, description, permissions } })
  }

  async remove(tx: Executor, name: string, actor: Actor): Promise<void> {
    const at = this.#clock.now()
    await tx.deleteFrom('roles').where('key', '=', name).execute()
    await insertAuditEvent(tx, at, { type: 'role.removed', outcome: 'SUCCESS', actor, client: actor.client, details: { role: name } })
  }
}

/** How many users have each of these roles. */
export async function countUsersByRole(executor: Executor, names: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const name of names) {
    const row = await executor
      .selectFrom('users')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('roles', 'like', `%"${name}"%`)
      .executeTakeFirstOrThrow()
    counts.set(name, Number(row.count))
  }
  return counts
}
