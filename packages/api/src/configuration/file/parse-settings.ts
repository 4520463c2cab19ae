import { checkSettings } from '@sallyport/shared/check-settings'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import type { SettingsEntry } from './configuration-file.ts'
import { EntryReader } from './entry-reader.ts'
import type { Path, ProblemList } from './problem-list.ts'
import { isSecretReference, toDefaultReference } from './secret-reference.ts'

/** A module's settings as the file has them, by the module's own definition of its fields. */
export function parseSettings(
  value: unknown,
  path: Path,
  problems: ProblemList,
  module: AuthenticationModule | null,
): SettingsEntry | null {
  if (!module || Object.keys(module.settings.fields).length === 0) {
    problems.add(
      path,
      'CONFIGURATION_UNKNOWN_NAME',
      module ? `${module.title} has no settings.` : 'There is no such module.',
    )
    return null
  }
  const entry = EntryReader.open(value, path, problems, Object.keys(module.settings.fields))
  if (!entry) return null
  const given: Record<string, unknown> = {}
  const secrets = new Map<string, string>()
  for (const [name, field] of Object.entries(module.settings.fields)) {
    if (!entry.has(name)) continue
    const text = entry.get(name)
    if (field.kind !== 'secret') given[name] = text
    else if (typeof text === 'string' && isSecretReference(text)) secrets.set(name, text)
    else
      problems.add(
        [...path, name],
        'CONFIGURATION_SECRET_LITERAL',
        `${field.label} is a secret: write where it comes from, e.g. ${toDefaultReference(module.id, name)}, never the value itself. A value that stood here has been seen; change it.`,
      )
  }
  const checked = checkSettings(module.settings.fields, given)
  for (const { field, code, message } of checked.problems)
    problems.add(field === null ? path : [...path, field], code, message)
  const values = Object.fromEntries(
    Object.keys(module.settings.fields).map((name) => [name, checked.values[name] ?? null]),
  )
  return { values, secrets }
}
