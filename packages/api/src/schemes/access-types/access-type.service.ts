import { ACCESS_TYPE_FIELDS } from '@sallyport/shared/access-type-fields'
import { checkRecord } from '@sallyport/shared/check-record'
import type { Database, Executor } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import { NotFoundError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import { type GuardOverride, type GuardRefusal, toGuardProblems } from '../../change-guard/refusal.ts'
import type { FieldProblem } from '../../errors/field-problem.ts'
import { findUnknownRoles } from '../../people/roles/custom-role.statements.ts'
import { listNamingInvariants } from '../../people/roles/naming-invariants.statements.ts'
import type { AccessTypeWriter } from './access-type-writer.ts'
import { type StoredAccessType, listAccessTypes } from './access-type.statements.ts'
import { RECOVERY_ACCESS_TYPE } from './built-ins.ts'
import type { ChangeGuard, ProposedChange } from '../../change-guard/proposed-change.ts'
import { guardChange } from '../../change-guard/guard-change.ts'
import {
  type AccessTypeChange,
  applyAccessTypeChange,
  toAccessTypeRecord,
  toAccessTypeValues,
} from './access-type-values.ts'
import type { RunningLogons } from '../versions/running-logons.ts'
import type { AccessTypeRecord, SessionDelivery } from '../versions/scheme-reader.ts'
import type { StoredStep } from '../versions/scheme.statements.ts'

export type AccessTypeOutcome = { accessType: StoredAccessType } | { problems: FieldProblem[]; refusal?: GuardRefusal }

export interface AccessTypeServiceDependencies {
  database: Database
  guard: ChangeGuard
  writer: AccessTypeWriter
  running: RunningLogons
  /** What the scheme of a new access type begins as. */
  firstStep: StoredStep
}

/** Adds, changes and removes access types. */
export class AccessTypeService {
  readonly #deps: AccessTypeServiceDependencies

  constructor(dependencies: AccessTypeServiceDependencies) {
    this.#deps = dependencies
  }

  async create(
    input: AccessTypeChange & { key: string; name: string; sessionDelivery: SessionDelivery; override?: string | null },
    actor: Actor,
  ): Promise<AccessTypeOutcome> {
    const { key, sessionDelivery } = input
    const { after, problems } = applyAccessTypeChange(checkRecord(ACCESS_TYPE_FIELDS, {}).values, input)
    return this.#change(problems, after, async (tx) => {
      if ((await listAccessTypes(tx, key)).length > 0 || key === RECOVERY_ACCESS_TYPE) return { problems: [TAKEN] }
      const { firstStep, writer } = this.#deps
      const steps = [firstStep]
      const proposed = {
        key,
        name: after.name,
        sessionDelivery,
        rolesAllowed: after.rolesAllowed,
        rolesDenied: after.rolesDenied,
      }
      return this.#guarded(
        tx,
        { schemes: new Map([[key, { steps, isEnabled: true, accessType: proposed }]]) },
        input.override,
        async (override) => {
          if (!(await writer.insert(tx, after, steps, { actor, override }))) return { problems: [TAKEN] }
          return { accessType: (await listAccessTypes(tx, key))[0]! }
        },
      )
    })
  }

  /** @param input.revision the one that the editor started from; without it, whatever is stored is changed. */
  async update(
    input: AccessTypeChange & { key: string; revision?: number | null; override?: string | null },
    actor: Actor,
  ): Promise<AccessTypeOutcome> {
    return this.#change([], null, async (tx) => {
      const before = await this.#get(tx, input.key)
      if (before.key === RECOVERY_ACCESS_TYPE) return { problems: [BUILT_IN] }
      if (input.revision != null && input.revision !== before.revision) return { problems: [STALE] }
      const current = toAccessTypeValues(before)
      const { after, problems: malformed } = applyAccessTypeChange(current, input)
      const problems = [...malformed, ...(await findRoleProblems(tx, after))]
      if (problems.length > 0) return { problems }
      if (JSON.stringify(toAccessTypeRecord(current)) === JSON.stringify(after)) return { accessType: before }
      const isGuarded =
        JSON.stringify([before.rolesAllowed, before.rolesDenied]) !==
        JSON.stringify([after.rolesAllowed, after.rolesDenied])
      const change: ProposedChange = isGuarded
        ? { accessTypes: new Map([[before.key, { rolesAllowed: after.rolesAllowed, rolesDenied: after.rolesDenied }]]) }
        : {}
      return this.#guarded(tx, change, input.override, async (override) => {
        if (!(await this.#deps.writer.update(tx, before, after, { actor, override }))) return { problems: [STALE] }
        return { accessType: (await listAccessTypes(tx, before.key))[0]! }
      })
    })
  }

  /** @returns what was removed */
  async remove(key: string, override: string | null | undefined, actor: Actor): Promise<AccessTypeOutcome> {
    const { writer, running } = this.#deps
    let ended: string[] = []
    const outcome = await this.#change([], null, async (tx) => {
      const stored = await this.#get(tx, key)
      if (stored.builtIn) return { problems: [BUILT_IN] }
      const naming = await listNamingInvariants(tx, 'accessTypes', key)
      if (naming.length > 0) return { problems: [toInUse(naming)] }
      return this.#guarded(tx, { schemes: new Map([[stored.scheme, null]]) }, override, async (allowed) => {
        ended = await writer.remove(tx, stored, { actor, override: allowed })
        return { accessType: stored }
      })
    })
    running.wake(ended)
    return outcome
  }

  async #change(
    malformed: readonly FieldProblem[],
    record: AccessTypeRecord | null,
    change: (tx: Executor) => Promise<AccessTypeOutcome>,
  ): Promise<AccessTypeOutcome> {
    return this.#deps.database.transaction(async (tx) => {
      // Roles are removed in turns for this too, so that none goes away while an access type comes to name it.
      await lockFor(tx, 'configuration')
      const problems = [...malformed, ...(record ? await findRoleProblems(tx, record) : [])]
      return problems.length > 0 ? { problems } : change(tx)
    })
  }

  async #guarded(
    tx: Executor,
    change: ProposedChange,
    override: string | null | undefined,
    write: (override: GuardOverride | null) => Promise<AccessTypeOutcome>,
  ): Promise<AccessTypeOutcome> {
    const result =
      Object.keys(change).length === 0 ? { override: null } : await guardChange(this.#deps.guard, tx, change, override)
    if ('refusal' in result) return { problems: toGuardProblems(result.refusal), refusal: result.refusal }
    return write(result.override)
  }

  async #get(tx: Executor, key: string): Promise<StoredAccessType> {
    const [stored] = await listAccessTypes(tx, key)
    if (!stored) throw new NotFoundError('Access type')
    return stored
  }
}

async function findRoleProblems(
  tx: Executor,
  { rolesAllowed, rolesDenied }: AccessTypeRecord,
): Promise<FieldProblem[]> {
  const unknown = new Set(await findUnknownRoles(tx, [...rolesAllowed, ...rolesDenied]))
  return (Object.entries({ rolesAllowed, rolesDenied }) as [string, readonly string[]][])
    .filter(([, roles]) => roles.some((role) => unknown.has(role)))
    .map(([field]) => ({
      field,
      code: 'ROLE_UNKNOWN',
      message: 'There is no such role. The query "roles" lists the ones there are.',
    }))
}

const TAKEN: FieldProblem = {
  field: 'key',
  code: 'ACCESS_TYPE_TAKEN',
  message: 'There is an access type with this key already. Choose another one.',
}
const STALE: FieldProblem = {
  field: null,
  code: 'ACCESS_TYPE_STALE',
  message: 'Somebody else changed this access type since you opened it. Reload to see what changed, then save again.',
}
const toInUse = (invariants: readonly string[]): FieldProblem => ({
  field: null,
  code: 'ACCESS_TYPE_IN_USE',
  message: `The ${invariants.length === 1 ? 'invariant' : 'invariants'} ${invariants.map((name) => `“${name}”`).join(', ')} ${invariants.length === 1 ? 'is' : 'are'} about this access type. Change or remove ${invariants.length === 1 ? 'it' : 'them'} first.`,
})
const BUILT_IN: FieldProblem = {
  field: null,
  code: 'ACCESS_TYPE_BUILT_IN',
  message: 'This access type is part of the program.',
}
