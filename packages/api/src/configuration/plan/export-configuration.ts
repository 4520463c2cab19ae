import type { ConfigurationFile } from '../file/configuration-file.ts'
import type { CurrentConfiguration, CurrentSettings } from './current-configuration.ts'

/** What a file says that says all of it. Modules whose settings nobody has touched are left out. */
export function toWholeFile({
  roles,
  settings,
  accessTypes,
  schemes,
  invariants,
  publicationPolicy,
}: CurrentConfiguration): ConfigurationFile {
  return {
    roles,
    settings: new Map([...settings].filter(([, entry]) => isTouched(entry))),
    accessTypes,
    schemes,
    invariants: [...invariants.values()],
    publicationPolicy,
  }
}

/** By the values, not by whether something was ever saved: two servers that work the same export the same. */
function isTouched({ module, values, secrets }: CurrentSettings): boolean {
  if (secrets.size > 0) return true
  return Object.entries(module.settings.fields).some(
    ([name, field]) => values[name] !== ('default' in field ? (field.default ?? null) : null),
  )
}
