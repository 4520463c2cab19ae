import { insertAuditEvent } from '../audit/audit.statements.ts'
import { lockFor } from '../database/lock-for.ts'
import type { Executor } from '../database/database.ts'
import { BadInputError, NotFoundError } from '../errors/common-errors.ts'
import type { Actor } from '../caller/actor.ts'
import { type GuardChange, type GuardOverride, type GuardRefusal, toOverrideDetails } from '../change-guard/refusal.ts'
import type { FieldProblem } from '../errors/field-problem.ts'
import type { Clock } from '../lib/clock.ts'
import { parsePlainObject } from '../lib/plain-json.ts'
import type { AuthenticationModule } from '../module-contract/authentication-module.ts'
import { type SettingsChange, planSettingsChange } from './plan-settings-change.ts'
import { type SettingsStore, toSecretPlace } from './settings-store.ts'
import {
  type StoredSettings,
  getStoredSettings,
  storeReference,
  storeSecret,
  storeSettings,
} from './settings.statements.ts'

const MAX_VALUES_BYTES = 32_768

export interface ModuleWithSettings {
  module: AuthenticationModule
  stored: StoredSettings
}
export type UpdateSettingsOutcome =
  | { settings: ModuleWithSettings }
  | { problems: FieldProblem[]; refusal?: GuardRefusal }

/** Settings after a change: the values, and the secrets that would have one. */
type GuardedSettings = {
  settings: ReadonlyMap<string, { values: Readonly<Record<string, unknown>>; secretsSet: readonly string[] }>
}

export interface SettingsServiceDependencies {
  store: SettingsStore
  clock: Clock
  /** Modules in published schemes, read in the given transaction. */
  listModulesInUse(executor: Executor): Promise<ReadonlySet<string>>
  guardChange: GuardChange<GuardedSettings>
}

/** Reads and changes the settings of modules for the administration. */
export class SettingsService {
  readonly #store: SettingsStore
  readonly #clock: Clock
  readonly #listModulesInUse: SettingsServiceDependencies['listModulesInUse']
  readonly #guardChange: SettingsServiceDependencies['guardChange']

  constructor({ store, clock, listModulesInUse, guardChange }: SettingsServiceDependencies) {
    this.#store = store
    this.#clock = clock
    this.#listModulesInUse = listModulesInUse
    this.#guardChange = guardChange
  }

  /** The settings of the modules that have any. */
  async list(): Promise<ModuleWithSettings[]> {
    return (await this.#store.listStored()).filter(({ module }) => Object.keys(module.settings.fields).length > 0)
  }

  async get(moduleId: string): Promise<ModuleWithSettings> {
    const module = this.#getModule(moduleId)
    return { module, stored: await getStoredSettings(this.#store.database.sql, module.id) }
  }

  /**
   * @param revision the revision that the editor started from. Without it, the stored settings are changed whatever
   * their revision.
   */
  async update(
    input: { module: string; values: unknown; revision?: number | null; override?: string | null },
    actor: Actor,
  ): Promise<UpdateSettingsOutcome> {
    const module = this.#getModule(input.module)
    const values = parsePlainObject(input.values, MAX_VALUES_BYTES)
    if (!values) throw new BadInputError('"values" must be an object with the settings by name, at most 32 kB.')
    return this.#store.database.transaction(async (tx) => {
      await lockFor(tx, 'configuration')
      const stored = await getStoredSettings(tx, module.id)
      if (input.revision != null && input.revision !== stored.revision) return { problems: [STALE] }
      const isInUse = (await this.#listModulesInUse(tx)).has(module.id)
      const plan = planSettingsChange(module, stored, values, { isInUse })
      if ('problems' in plan) return plan
      if (plan.change.summary.changed.length === 0) return { settings: { module, stored } }
      const guarded = isInUse
        ? await this.#guardChange(
            tx,
            { settings: new Map([[module.id, toGuarded(stored, plan.change)]]) },
            input.override,
          )
        : { override: null }
      if ('refusal' in guarded)
        return {
          problems: guarded.refusal.problems.map((problem) => ({ field: null, ...problem })),
          refusal: guarded.refusal,
        }
      if (!(await this.write(tx, { module, stored }, plan.change, actor, { override: guarded.override })))
        return { problems: [STALE] }
      return { settings: { module, stored: await getStoredSettings(tx, module.id) } }
    })
  }

  /**
   * Writes a planned change in the transaction of the plan. False if the settings have changed since.
   * @param references by field: the source that a configuration file gives for a secret; none for typed secrets
   */
  async write(
    tx: Executor,
    { module, stored }: ModuleWithSettings,
    { values, secrets, summary }: SettingsChange,
    actor: Actor,
    {
      references = new Map(),
      override = null,
    }: { references?: ReadonlyMap<string, string>; override?: GuardOverride | null } = {},
  ): Promise<boolean> {
    const at = this.#clock.now()
    if (!(await storeSettings(tx, { module: module.id, values, basedOn: stored.revision, at }))) return false
    for (const [field, secret] of secrets)
      await storeSecret(
        tx,
        module.id,
        field,
        secret === null ? null : this.#store.masterKey.seal(secret, toSecretPlace(module.id, field)),
        references.get(field) ?? null,
      )
    for (const [field, reference] of references)
      if (!secrets.has(field)) await storeReference(tx, module.id, field, reference)
    await insertAuditEvent(tx, at, {
      type: 'settings.updated',
      outcome: 'SUCCESS',
      actor,
      module: module.id,
      client: actor.client,
      details: { revision: stored.revision + 1, ...summary, ...toOverrideDetails({ override }) },
    })
    return true
  }

  #getModule(id: string): AuthenticationModule {
    const module = this.#store.modules.find(id)
    if (!module) throw new NotFoundError('Module')
    return module
  }
}

function toGuarded(
  stored: StoredSettings,
  { values, secrets }: SettingsChange,
): { values: Readonly<Record<string, unknown>>; secretsSet: string[] } {
  const kept = [...stored.sealedSecrets.keys()].filter((field) => !secrets.has(field))
  return {
    values,
    secretsSet: [...kept, ...[...secrets].filter(([, secret]) => secret !== null).map(([field]) => field)],
  }
}

const STALE: FieldProblem = {
  field: null,
  code: 'SETTINGS_STALE',
  message: 'Another user has saved these settings since you opened them. Reload to see the change, then save again.',
}
