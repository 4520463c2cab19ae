import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Executor } from '../../database/database.ts'
import type { Actor } from '../../caller/actor.ts'
import { type GuardOverride, toOverrideDetails } from '../../change-guard/refusal.ts'
import type { Clock } from '../../lib/clock.ts'
import type { AccessTypeWriter } from '../../schemes/access-types/access-type-writer.ts'
import { listAccessTypes } from '../../schemes/access-types/access-type.statements.ts'
import type { ModuleCatalog } from '../../schemes/steps/module-catalog.ts'
import type { PublicationKeeper } from '../../schemes/publications/publication-keeper.ts'
import { changePublicationPolicy } from '../../schemes/publications/publication-policy.ts'
import type { RunningLogons } from '../../schemes/versions/running-logons.ts'
import type { SchemeWriter } from '../../schemes/publications/scheme-writer.ts'
import { type StoredStep, listStoredSchemes } from '../../schemes/versions/scheme.statements.ts'
import type { SettingsService } from '../../settings/settings.service.ts'
import type { RoleWriter } from '../../people/roles/role-writer.ts'
import { toAccessTypeRecord } from '../../schemes/access-types/access-type-values.ts'
import type { MadePlan } from '../plan/configuration-planner.ts'
import type { PlannedChange } from '../plan/planned-change.ts'
import { writeInvariants } from './write-invariants.ts'

/** So many changes are said in the audit event; each has an event of its own as well. */
const MAX_CHANGES_TOLD = 100

export interface ApplierDependencies {
  clock: Clock
  catalog: ModuleCatalog
  settings: SettingsService
  keeper: PublicationKeeper
  schemes: SchemeWriter
  accessTypes: AccessTypeWriter
  roles: RoleWriter
  running: RunningLogons
  firstSteps: readonly StoredStep[]
}

export interface ApplyingInput {
  /** Changed flows take themselves back after so many minutes; null: only where an override needs it. */
  confirmMinutes: number | null
  note: string | null
}
interface Applying extends ApplyingInput {
  override: GuardOverride | null
  actor: Actor
}

/** Writes a plan in the transaction in which it was made; whether it may be is decided on before. Each part leaves the events that it leaves elsewhere. */
export class ConfigurationApplier {
  readonly #deps: ApplierDependencies

  constructor(dependencies: ApplierDependencies) {
    this.#deps = dependencies
  }

  /** NOTE before anything is read: what is overdue is no longer what is live. */
  async prepare(tx: Executor): Promise<void> {
    for (const { key } of await listStoredSchemes(tx)) await this.#deps.keeper.takeBackOverdue(tx, key)
  }

  /** @returns what to do after the transaction */
  async apply(tx: Executor, { plan, current, hash }: MadePlan, applying: Applying): Promise<() => void> {
    const { roles, settings, running, clock } = this.#deps
    const { actor, note, override } = applying
    // In this order nothing ever names what is not there: roles before those who name them, settings before flows that need them.
    for (const [name, { permissions, ...role }] of plan.roles.saved)
      if (
        !(await roles.save(
          tx,
          { name, ...role, permissions: [...permissions] },
          current.roles.get(name) ?? null,
          actor,
        ))
      )
        throw new Error(`The role "${name}" moved within its turn`)
    for (const [module, { references, ...change }] of plan.settings)
      if (!(await settings.write(tx, current.settings.get(module)!, change, actor, { override, references })))
        throw new Error(`The settings of "${module}" moved within their turn`)
    await this.#createAccessTypes(tx, plan.accessTypes, plan.schemes, applying)
    const ended = [
      ...(await this.#applySchemes(tx, plan, applying)),
      ...(await this.#changeAccessTypes(tx, plan.accessTypes, applying)),
    ]
    await writeInvariants(tx, plan.invariants, { actor, clock })
    if (plan.publicationPolicy) await changePublicationPolicy(tx, plan.publicationPolicy, { actor, at: clock.now() })
    for (const name of plan.roles.removed) await roles.remove(tx, current.roles.get(name)!, actor)
    await insertAuditEvent(tx, clock.now(), {
      type: 'configuration.applied',
      outcome: 'SUCCESS',
      actor,
      client: actor.client,
      details: {
        plan: hash,
        count: plan.changes.length,
        changes: plan.changes.slice(0, MAX_CHANGES_TOLD).map(({ text }) => text),
        note,
        ...toOverrideDetails({ override }),
      },
    })
    return () => running.wake(ended)
  }

  async #applySchemes(
    tx: Executor,
    plan: PlannedChange,
    { confirmMinutes, note, override, actor }: Applying,
  ): Promise<string[]> {
    const { catalog, schemes } = this.#deps
    const modules = await catalog.listForRules(tx)
    const ended: string[] = []
    for (const [key, { name, enabled, steps }] of plan.schemes) {
      const isNew = plan.accessTypes.created.has(key)
      const [scheme] = await listStoredSchemes(tx, key)
      const after = { name: name ?? scheme!.name, enabled: enabled ?? scheme!.enabled }
      if (name !== undefined || enabled !== undefined)
        ended.push(...(await schemes.update(tx, { scheme: scheme!, after, actor, override })))
      // A new access type has been made with its steps: it must not fall back to others.
      if (!steps || isNew) continue
      const published = await schemes.publish(tx, {
        scheme: { ...scheme!, ...after },
        steps,
        draft: null,
        keepsDraft: true,
        note,
        type: 'scheme.published',
        details: { byConfiguration: true },
        publishing: { confirmMinutes, restart: null },
        override,
        modules,
        actor,
      })
      ended.push(...published.endedLogons)
    }
    return ended
  }

  async #createAccessTypes(
    tx: Executor,
    { created }: PlannedChange['accessTypes'],
    flows: PlannedChange['schemes'],
    { override, actor }: Applying,
  ): Promise<void> {
    const { accessTypes, firstSteps } = this.#deps
    for (const [key, entry] of created) {
      if (
        !(await accessTypes.insert(tx, toAccessTypeRecord({ key, ...entry }), flows.get(key)?.steps ?? firstSteps, {
          actor,
          override,
        }))
      )
        throw new Error(`The access type "${key}" was made within the turn of another`)
    }
  }

  /** @returns the ids of logons that were ended */
  async #changeAccessTypes(
    tx: Executor,
    { updated, removed }: PlannedChange['accessTypes'],
    { override, actor }: Applying,
  ): Promise<string[]> {
    const stored = new Map((await listAccessTypes(tx)).map((accessType) => [accessType.key, accessType]))
    const ended: string[] = []
    for (const [key, entry] of updated)
      if (
        !(await this.#deps.accessTypes.update(tx, stored.get(key)!, toAccessTypeRecord({ key, ...entry }), {
          actor,
          override,
        }))
      )
        throw new Error(`The access type "${key}" moved within its turn`)
    for (const key of removed)
      ended.push(...(await this.#deps.accessTypes.remove(tx, stored.get(key)!, { actor, override })))
    return ended
  }
}
