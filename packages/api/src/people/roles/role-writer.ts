import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Executor } from '../../database/database.ts'
import type { Actor } from '../../caller/actor.ts'
import type { Clock } from '../../lib/clock.ts'
import { type CustomRole, deleteRole, upsertRole } from './custom-role.statements.ts'

/**
 * Writes roles in the transaction of the caller, who has checked the rules. It checks none itself.
 * NOTE needs the locks for `configuration` and `administrators`, in this order.
 */
export class RoleWriter {
  readonly #clock: Clock

  constructor({ clock }: { clock: Clock }) {
    this.#clock = clock
  }

  /** Returns the role after the change. Null if another revision was written since `before`. */
  async save(
    tx: Executor,
    role: Omit<CustomRole, 'revision'>,
    before: CustomRole | null,
    actor: Actor,
  ): Promise<CustomRole | null> {
    const at = this.#clock.now()
    const basedOn = before?.revision ?? 0
    const after: CustomRole = { ...role, revision: basedOn + 1 }
    if (!(await upsertRole(tx, after, { basedOn, at }))) return null
    await this.#record(tx, at, before ? 'role.updated' : 'role.created', actor, {
      role: role.name,
      ...(before && { before }),
      after,
    })
    return after
  }

  async remove(tx: Executor, before: CustomRole, actor: Actor): Promise<void> {
    await deleteRole(tx, before.name)
    await this.#record(tx, this.#clock.now(), 'role.removed', actor, { role: before.name, before })
  }

  async #record(
    tx: Executor,
    at: number,
    type: string,
    actor: Actor,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await insertAuditEvent(tx, at, { type, outcome: 'SUCCESS', actor, client: actor.client, details })
  }
}
