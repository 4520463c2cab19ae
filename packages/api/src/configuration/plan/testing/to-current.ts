import type { ModuleRegistry } from '../../../module-contract/module-registry.ts'
import { toStepsHash } from '../../../schemes/steps/prepare-steps.ts'
import type { ConfigurationFile } from '../../file/configuration-file.ts'
import type { CurrentConfiguration } from '../current-configuration.ts'

/** A server that is as the file says; sections that it leaves out are empty. */
export function toCurrent(file: ConfigurationFile, modules: ModuleRegistry): CurrentConfiguration {
  const map = <In, Out>(entries: ReadonlyMap<string, In> | null, toEntry: (entry: In, key: string) => Out) =>
    new Map([...(entries ?? [])].map(([key, entry]) => [key, toEntry(entry, key)] as const))
  const settings = modules.list().filter((module) => Object.keys(module.settings.fields).length > 0)
  return {
    roles: map(file.roles, (role, name) => ({
      ...role,
      permissions: [...role.permissions],
      name,
      revision: 1,
      users: 0,
    })),
    settings: new Map(
      settings.map((module) => {
        const { values, secrets } = file.settings?.get(module.id) ?? {
          values: Object.fromEntries(
            Object.entries(module.settings.fields).map(([name, field]) => [
              name,
              'default' in field ? (field.default ?? null) : null,
            ]),
          ),
          secrets: new Map<string, string>(),
        }
        const stored = {
          module: module.id,
          values,
          sealedSecrets: new Map([...secrets].map(([name, reference]) => [name, `value of ${reference}`])),
          revision: 1,
          updatedAt: null,
        }
        return [module.id, { module, stored, values, secrets }]
      }),
    ),
    accessTypes: map(file.accessTypes, (entry, key) => ({ ...entry, revision: 1, builtIn: key === 'browser' })),
    schemes: map(file.schemes, (scheme, key) => ({
      ...scheme,
      name: scheme.name ?? file.accessTypes?.get(key)?.name ?? key,
      fallbackSteps: [],
      hash: toStepsHash(scheme.steps),
    })),
    invariants: new Map(
      (file.invariants ?? []).map((invariant) => [
        invariant.name,
        { ...invariant, id: `inv-${invariant.name}`, revision: 1 },
      ]),
    ),
    publicationPolicy: { administratorsNeeded: 1, confirmMinutes: 10, ...file.publicationPolicy, revision: 1 },
  }
}
