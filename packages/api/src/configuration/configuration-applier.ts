import { insertAuditEvent } from '../audit/audit.statements.ts'
import type { Executor } from '../database/database.ts'
import type { Actor } from '../graphql/actor.ts'
import { type GuardOverride, toOverrideDetails } from '../graphql/guarded.ts'
import type { Clock } from '../lib/clock.ts'
import type { AccessTypeWriter } from './access-type-writer.ts'
import type { ModuleCatalog } from '../schemes/module-catalog.ts'
import type { PublicationKeeper } from '../schemes/publication-keeper.ts'
import type { RunningLogons } from '../schemes/running-logons.ts'
import type { SchemeWriter } from '../schemes/scheme-writer.ts'
import { type StoredStep, listStoredSchemes } from '../schemes/scheme.statements.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { RoleWriter } from './role-writer.ts'
import type { MadePlan } from './configuration-planner.ts'
import type { PlannedChange } from './planned-change.ts'

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
  others: OtherWriters
  firstSteps: readonly StoredStep[]
}

/** What is stored in other folders in their own ways; each leaves its own audit events. */
export interface OtherWriters {
  saveInvariants(tx: Executor, invariants: PlannedChange['invariants'], actor: Actor): Promise<void>
  savePolicy(tx: Executor, policy: NonNullable<PlannedChange['publicationPolicy']>, actor: Actor): Promise<void>
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
    const { roles, settings, others, running, clock } = this.#deps
    const { actor, note, override } = applying
    // In this order nothing ever names what is not there: roles before those who name them, settings before flows that need them.
    for (const [name, role] of plan.roles.saved) await roles.save(tx, name, role, actor)
    for (const [module, { references, ...change }] of plan.settings)
      if (!(await settings.write(tx, current.settings.get(module)!, change, actor, { override, references }))) throw new Error(`The settings of "${module}" moved within their turn`)
    const ended = [...(await this.#applySchemes(tx, plan, applying)), ...(await this.#applyAccessTypes(tx, { plan, current }, applying))]
    await others.saveInvariants(tx, plan.invariants, actor)
    if (plan.publicationPolicy) await others.savePolicy(tx, plan.publicationPolicy, actor)
    for (const name of plan.roles.removed) await roles.remove(tx, name, actor)
    await insertAuditEvent(tx, clock.now(), {
      type: 'configuration.applied',
      outcome: 'SUCCESS',
      actor,
      client: actor.client,
      details: { plan: hash, count: plan.changes.length, changes: plan.changes.slice(0, MAX_CHANGES_TOLD).map(({ text }) => text), note, ...toOverrideDetails({ override }) },
    })
    return () => running.wake(ended)
  }

  async #applySchemes(tx: Executor, plan: PlannedChange, { confirmMinutes, note, override, actor }: Applying): Promise<string[]> {
    const { catalog, schemes } = this.#deps
    const modules = await catalog.listForRules(tx)
    const ended: string[] = []
    for (const [key, { name, enabled, steps }] of plan.schemes) {
      if (plan.accessTypes.created.has(key)) continue
      const [scheme] = await listStoredSchemes(tx, key)
      const after = { name: name ?? scheme!.name, enabled: enabled ?? scheme!.enabled }
      if (name !== undefined || enabled !== undefined) ended.push(...(await schemes.update(tx, { scheme: scheme!, after, actor, override })))
      if (steps) {
        const published = await schemes.publish(tx, { scheme: { ...scheme!, ...after }, steps, draft: null, note, type: 'scheme.published', details: { byConfiguration: true }, publishing: { confirmMinutes, restart: null }, override, modules, actor })
        ended.push(...published.endedLogons)
      }
    }
    return ended
  }

  async #applyAccessTypes(tx: Executor, { plan, current }: Pick<MadePlan, 'plan' | 'current'>, { note, override, actor }: Applying): Promise<string[]> {
    const { accessTypes, firstSteps } = this.#deps
    const by = { actor, details: toOverrideDetails({ override }) }
    for (const [key, entry] of plan.accessTypes.created) {
      // NOTE live with its own flow at once, and not to be confirmed: there is nothing that it could fall back to.
      const { name = entry.name, enabled = true, steps = firstSteps } = plan.schemes.get(key) ?? {}
      await accessTypes.create(tx, key, entry, { ...by, flow: { name, enabled, steps }, note })
    }
    for (const [key, entry] of plan.accessTypes.updated) await accessTypes.update(tx, key, current.accessTypes.get(key)!, entry, by)
    const ended: string[] = []
    for (const key of plan.accessTypes.removed) ended.push(...(await accessTypes.remove(tx, key, by)))
    return ended
  }
}
