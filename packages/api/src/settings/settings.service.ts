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

/** Settings as they would be: the values, and which secrets would have one. */
type GuardedSettings = {
  settings: ReadonlyMap<string, { values: Readonly<Record<string, unknown>>; secretsSet: readonly string[] }>
}

export interface SettingsServiceDependencies {
  store: SettingsStore
  clock: Clock
  /** Modules that a published scheme has, read in the given transaction. */
  listModulesInUse(executor: Executor): Promise<ReadonlySet<string>>
  guardChange: GuardChange<GuardedSettings>
}

/** Reads and changes the settings of the modules, for the administration. */
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

  /** Of the modules that have any. */
  async list(): Promise<ModuleWithSettings[]> {
    return (await this.#store.listStored()).filter(({ module }) => Object.keys(module.settings.fields).length > 0)
  }

  async get(moduleId: string): Promise<ModuleWithSettings> {
    const module = this.#getModule(moduleId)
    return { module, stored: await getStoredSettings(this.#store.database.sql, module.id) }
  }

  /** @param revision the one that the editor started from; without it, whatever is stored is changed. */
  async update(
    input: { module: string; values: unknown; revision?: number | null; override?: string | null },
    actor: Actor,
  ): Promise<UpdateSettingsOutcome> {
    const module = this.#getModule(input.module)
    const values = parsePlainObject(input.values, MAX_VALUES_BYTES)
    if (!values) throw new BadInputError('"values" must be an object with the settings by name, 32 kB at most.')
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
   * Writes what was decided on, in the transaction that decided. False when somebody else wrote meanwhile.
   * @param references by field: where a configuration file says that a secret comes from; none for what was typed by hand
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
  message: 'Somebody else saved these settings since you opened them. Reload to see what changed, then save again.',
}
