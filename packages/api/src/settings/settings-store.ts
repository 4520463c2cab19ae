import { listMissing, withDefaults } from '@sallyport/shared/setting-field'
import type { Database } from '../database/database.ts'
import type { MasterKey } from '../lib/master-key.ts'
import type { AuthenticationModule } from '../module-contract/authentication-module.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { ReadSettings, SettingsReader } from './settings-reader.ts'
import {
  type StoredSettings,
  emptySettings,
  findRevision,
  getStoredSettings,
  listStoredSettings,
} from './settings.statements.ts'

const NO_SETTINGS: ReadSettings = Object.freeze({
  settings: Object.freeze({}),
  secrets: Object.freeze({}),
  configured: true,
})

/** The place to which a secret is sealed. */
export const toSecretPlace = (module: string, field: string) => ({
  table: 'module_secrets',
  row: module,
  column: field,
})

export function isConfigured(module: AuthenticationModule, stored: StoredSettings): boolean {
  return (
    listMissing(module.settings.fields, (name) => stored.values[name] != null || stored.sealedSecrets.has(name))
      .length === 0
  )
}

/** A module's values without secrets, with defaults filled in. */
export function toValues(module: AuthenticationModule, stored: StoredSettings): Record<string, unknown> {
  const fields = Object.fromEntries(
    Object.entries(module.settings.fields).filter(([, field]) => field.kind !== 'secret'),
  )
  return withDefaults(fields, stored.values)
}

/** Reads stored settings. Every read fetches the revision. Opened secrets are cached until it changes. */
export class SettingsStore implements SettingsReader {
  readonly #opened = new Map<string, { revision: number; settings: ReadSettings }>()

  constructor(
    readonly database: Database,
    readonly masterKey: MasterKey,
    readonly modules: ModuleRegistry,
  ) {}

  async read(moduleId: string): Promise<ReadSettings> {
    const module = this.modules.get(moduleId)
    if (Object.keys(module.settings.fields).length === 0) return NO_SETTINGS
    const known = this.#opened.get(moduleId)
    if (known && known.revision === (await findRevision(this.database.sql, moduleId))) return known.settings
    const stored = await getStoredSettings(this.database.sql, moduleId)
    const settings = this.#open(module, stored)
    this.#opened.set(moduleId, { revision: stored.revision, settings })
    return settings
  }

  /** Every module with its stored settings, in the order of the registry. */
  async listStored(): Promise<{ module: AuthenticationModule; stored: StoredSettings }[]> {
    const found = await listStoredSettings(this.database.sql)
    return this.modules.list().map((module) => ({ module, stored: found.get(module.id) ?? emptySettings(module.id) }))
  }

  #open(module: AuthenticationModule, stored: StoredSettings): ReadSettings {
    const secrets: Record<string, string | undefined> = {}
    for (const [field, sealed] of stored.sealedSecrets)
      if (module.settings.fields[field]?.kind === 'secret')
        secrets[field] = this.masterKey.open(sealed, toSecretPlace(module.id, field))
    return Object.freeze({
      settings: Object.freeze(toValues(module, stored)),
      secrets: Object.freeze(secrets),
      configured: isConfigured(module, stored),
    })
  }
}
