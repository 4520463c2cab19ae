import { withDefaults } from '@sallyport/shared/setting-field'
import { listInvariants } from '../../analysis/invariants/invariant.statements.ts'
import type { Executor } from '../../database/database.ts'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import { listAccessTypes } from '../../schemes/access-types/access-type.statements.ts'
import { RECOVERY_ACCESS_TYPE } from '../../schemes/access-types/built-ins.ts'
import { getPublicationPolicy } from '../../schemes/publications/publication-policy.ts'
import { findVersion, listStoredSchemes } from '../../schemes/versions/scheme.statements.ts'
import { toValues } from '../../settings/settings-store.ts'
import {
  type StoredSettings,
  emptySettings,
  listSecretReferences,
  listStoredSettings,
} from '../../settings/settings.statements.ts'
import { listCustomRoles, listRoleUse } from '../../people/roles/custom-role.statements.ts'
import { toAccessTypeValues } from '../../schemes/access-types/access-type-values.ts'
import type { CurrentConfiguration, CurrentRole, CurrentScheme, CurrentSettings } from './current-configuration.ts'
import { toDefaultReference } from '../file/secret-reference.ts'

/** Part of the program: no file changes it. */
export const NOT_IN_FILES: ReadonlySet<string> = new Set([RECOVERY_ACCESS_TYPE])

/** Reads everything that a configuration can speak of; all of one moment where the transaction has taken its turn. */
export async function loadConfiguration(
  executor: Executor,
  { modules, now }: { modules: ModuleRegistry; now: number },
): Promise<CurrentConfiguration> {
  return {
    roles: await loadRoles(executor),
    settings: await loadSettings(executor, modules),
    accessTypes: await loadAccessTypes(executor),
    schemes: await loadSchemes(executor, modules, now),
    invariants: await loadInvariants(executor),
    publicationPolicy: await getPublicationPolicy(executor),
  }
}

async function loadRoles(executor: Executor): Promise<CurrentConfiguration['roles']> {
  const roles = new Map<string, CurrentRole>()
  for (const role of await listCustomRoles(executor))
    roles.set(role.name, { ...role, users: (await listRoleUse(executor, role.name)).users })
  return roles
}

async function loadInvariants(executor: Executor): Promise<CurrentConfiguration['invariants']> {
  const stored = await listInvariants(executor)
  return new Map(
    stored.map(({ id, name, revision, rule }) => {
      const { roles, accessTypes, inside, outside, never } = rule
      return [
        name,
        {
          id,
          name,
          revision,
          roles: [...roles].sort(),
          accessTypes: [...accessTypes].sort(),
          inside: [...inside].sort(),
          outside: [...outside].sort(),
          never,
        },
      ]
    }),
  )
}

async function loadSettings(executor: Executor, modules: ModuleRegistry): Promise<CurrentConfiguration['settings']> {
  const stored = await listStoredSettings(executor)
  const references = await listSecretReferences(executor)
  const withSettings = modules.list().filter((module) => Object.keys(module.settings.fields).length > 0)
  return new Map(
    withSettings.map((module) => [
      module.id,
      toCurrentSettings(module, stored.get(module.id) ?? emptySettings(module.id), references.get(module.id)),
    ]),
  )
}

function toCurrentSettings(
  module: AuthenticationModule,
  stored: StoredSettings,
  references?: ReadonlyMap<string, string>,
): CurrentSettings {
  const isSecret = (name: string) => module.settings.fields[name]?.kind === 'secret'
  const values = toValues(module, stored) as Record<string, string | number | boolean | null>
  return {
    module,
    stored,
    values: Object.fromEntries(
      Object.keys(module.settings.fields).map((name) => [name, isSecret(name) ? null : (values[name] ?? null)]),
    ),
    secrets: new Map(
      [...stored.sealedSecrets.keys()]
        .filter(isSecret)
        .map((field) => [field, references?.get(field) ?? toDefaultReference(module.id, field)]),
    ),
  }
}

async function loadAccessTypes(executor: Executor): Promise<CurrentConfiguration['accessTypes']> {
  const stored = (await listAccessTypes(executor)).filter(({ key }) => !NOT_IN_FILES.has(key))
  return new Map(
    stored.map((accessType) => [
      accessType.key,
      { ...toAccessTypeValues(accessType), revision: accessType.revision, builtIn: accessType.builtIn },
    ]),
  )
}

async function loadSchemes(
  executor: Executor,
  modules: ModuleRegistry,
  now: number,
): Promise<CurrentConfiguration['schemes']> {
  const found = new Map<string, CurrentScheme>()
  for (const { key, name, enabled, publishedVersion, pending } of await listStoredSchemes(executor)) {
    if (NOT_IN_FILES.has(key)) continue
    // What logons begin with: nobody may have taken back yet what nobody has confirmed in time.
    const isOverdue = pending !== null && pending.confirmBy <= now
    const number = isOverdue ? pending.fallbackVersion : publishedVersion
    const version = await findVersion(executor, key, number)
    if (!version) throw new Error(`Scheme "${key}" has no version ${number}`)
    // An option that a module has got since then has its default, as it has in a logon.
    const steps = version.steps.map(({ module, options }) => ({
      module,
      options: withDefaults(modules.find(module)?.step.options ?? {}, options),
    }))
    found.set(key, {
      name,
      enabled,
      steps,
      fallbackSteps:
        pending && !isOverdue ? ((await findVersion(executor, key, pending.fallbackVersion))?.steps ?? []) : [],
      hash: version.hash,
    })
  }
  return found
}
