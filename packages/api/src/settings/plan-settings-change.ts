import { checkSettings } from '@sallyport/shared/check-settings'
import { listMissing, withDefaults } from '@sallyport/shared/setting-field'
import type { FieldProblem } from '../errors/field-problem.ts'
import type { AuthenticationModule } from '../module-contract/authentication-module.ts'
import type { StoredSettings } from './settings.statements.ts'

/** A planned change. Secrets are separate, so that only the other values are ever written in clear. */
export interface SettingsChange {
  values: Record<string, unknown>
  /** By field, as typed. Null clears a secret. */
  secrets: Map<string, string | null>
  /** Names of the changed fields, with values only for those that aren't secret. */
  summary: {
    changed: string[]
    before: Record<string, unknown>
    after: Record<string, unknown>
    secretsSet: string[]
    secretsCleared: string[]
  }
}

/** Plans a change of a module's settings from the stored ones. It writes nothing. */
export function planSettingsChange(
  module: AuthenticationModule,
  stored: StoredSettings,
  change: Readonly<Record<string, unknown>>,
  { isInUse }: { isInUse: boolean },
): { change: SettingsChange } | { problems: FieldProblem[] } {
  const checked = checkSettings(module.settings.fields, change)
  const problems: FieldProblem[] = [...checked.problems]
  const values = { ...stored.values }
  const secrets = new Map<string, string | null>()
  for (const [name, value] of Object.entries(checked.values)) {
    if (module.settings.fields[name]?.kind === 'secret') secrets.set(name, value as string | null)
    else if (value === null) delete values[name]
    else values[name] = value
  }
  const before = withDefaults(module.settings.fields, stored.values) as Record<string, unknown>
  const after = withDefaults(module.settings.fields, values) as Record<string, unknown>

  if (problems.length === 0) problems.push(...(module.settings.checkValues?.(after) ?? []))
  problems.push(...findUnboundSecrets(module, stored, { before, after, secrets }))
  if (isInUse) problems.push(...findClearedInUse(module, stored, values, secrets))
  if (problems.length > 0) return { problems }

  const changedValues = Object.keys(module.settings.fields).filter((name) => before[name] !== after[name])
  const pick = (from: Record<string, unknown>) => Object.fromEntries(changedValues.map((name) => [name, from[name]]))
  const cleared = [...secrets]
    .filter(([name, value]) => value === null && stored.sealedSecrets.has(name))
    .map(([name]) => name)
  const set = [...secrets].filter(([, value]) => value !== null).map(([name]) => name)
  return {
    change: {
      values,
      secrets,
      summary: {
        changed: [...changedValues, ...set, ...cleared],
        before: pick(before),
        after: pick(after),
        secretsSet: set,
        secretsCleared: cleared,
      },
    },
  }
}

/**
 * A stored secret must not follow its host to a new one (Keycloak GHSA-c25h-c27q-5qpv). It has to be typed again or
 * cleared.
 */
function findUnboundSecrets(
  module: AuthenticationModule,
  stored: StoredSettings,
  {
    before,
    after,
    secrets,
  }: { before: Record<string, unknown>; after: Record<string, unknown>; secrets: ReadonlyMap<string, string | null> },
): FieldProblem[] {
  const moved = (module.settings.secretsBoundTo ?? []).filter((name) => before[name] !== after[name])
  if (moved.length === 0) return []
  const labels = moved.map((name) => module.settings.fields[name]?.label ?? name).join(' and ')
  return [...stored.sealedSecrets.keys()]
    .filter((field) => module.settings.fields[field]?.kind === 'secret' && !secrets.has(field))
    .map((field) => ({
      field,
      code: 'SECRET_REQUIRED_AGAIN',
      message: `Enter ${module.settings.fields[field]!.label} again. ${labels} changed, and a stored secret is never sent to a new place.`,
    }))
}

function findClearedInUse(
  module: AuthenticationModule,
  stored: StoredSettings,
  values: Readonly<Record<string, unknown>>,
  secrets: ReadonlyMap<string, string | null>,
): FieldProblem[] {
  const wasSet = (name: string) => stored.values[name] != null || stored.sealedSecrets.has(name)
  const isSet = (name: string) =>
    secrets.has(name) ? secrets.get(name) !== null : values[name] != null || stored.sealedSecrets.has(name)
  return listMissing(module.settings.fields, isSet)
    .filter(wasSet)
    .map((field) => ({
      field,
      code: 'SETTING_IN_USE',
      message: `${module.settings.fields[field]!.label} can’t be cleared while a published scheme uses ${module.title}. Remove the step from the scheme first.`,
    }))
}
