import type { ChangeKind } from '@sallyport/shared/scheme-diff'
import { planSettingsChange } from '../../settings/plan-settings-change.ts'
import type { SettingsEntry } from '../file/configuration-file.ts'
import type { CurrentSettings } from './current-configuration.ts'
import { describeChange } from './describe-difference.ts'
import type { PlanContext } from './plan-context.ts'
import { addChange } from './planned-change.ts'

/** @param inUse modules that a published scheme would have, as the plan has the schemes */
export function planSettings(context: PlanContext, inUse: ReadonlySet<string>): void {
  for (const [id, entry] of context.file.settings ?? []) planModule(context, id, entry, inUse.has(id))
}

function planModule(context: PlanContext, id: string, entry: SettingsEntry, isInUse: boolean): void {
  const before = context.current.settings.get(id)!
  const { module, stored } = before
  const path = ['settings', id]
  const change: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(module.settings.fields))
    if (field.kind !== 'secret') change[name] = entry.values[name] ?? null
  const secrets = planSecrets(context, id, before, entry)
  for (const [name, { value }] of secrets.given) change[name] = value
  for (const name of secrets.cleared) change[name] = null

  const planned = planSettingsChange(module, stored, change, { isInUse })
  if ('problems' in planned) {
    for (const { field, code, message } of planned.problems)
      context.problems.add(field === null ? path : [...path, field], code, message)
    return
  }
  const { summary } = planned.change
  const say = (kind: ChangeKind, name: string, text: string) =>
    addChange(context.plan, kind, [...path, name], module.title, text)
  const changedValues = Object.keys(summary.after)
  for (const name of changedValues) {
    const field = module.settings.fields[name]!
    if (field.kind !== 'secret')
      say('CHANGED', name, describeChange(field.label, summary.before[name], summary.after[name], field))
  }
  for (const [name, text] of secrets.changes)
    say(before.secrets.has(name) ? 'CHANGED' : 'ADDED', name, `${module.settings.fields[name]!.label}: ${text}`)
  for (const name of summary.secretsCleared) say('REMOVED', name, `${module.settings.fields[name]!.label}: removed`)
  if (changedValues.length + secrets.changes.size + summary.secretsCleared.length === 0) return
  // A secret that stays was given to be compared, and to go along to a new host; it is neither written nor told as set.
  const stays = (name: string) => secrets.given.has(name) && !secrets.changes.has(name)
  context.plan.settings.set(id, {
    ...planned.change,
    secrets: new Map([...planned.change.secrets].filter(([name]) => !stays(name))),
    summary: {
      ...summary,
      changed: summary.changed.filter((name) => !stays(name)),
      secretsSet: summary.secretsSet.filter((name) => !stays(name)),
    },
    references: new Map([...secrets.given].map(([name, { reference }]) => [name, reference])),
  })
}

interface PlannedSecrets {
  /** Secrets of which a value is known: those that change, and those that don't, which count as typed again. */
  given: Map<string, { value: string; reference: string }>
  cleared: string[]
  /** What to say, by field. */
  changes: Map<string, string>
}

/** Compares values where they are known and references where not. No value gets out of here but into what is to be written. */
function planSecrets(
  { secrets, isStoredSecret, problems, plan }: PlanContext,
  id: string,
  { module, stored, secrets: storedReferences }: CurrentSettings,
  entry: SettingsEntry,
): PlannedSecrets {
  const planned: PlannedSecrets = { given: new Map(), cleared: [], changes: new Map() }
  for (const [name, field] of Object.entries(module.settings.fields)) {
    if (field.kind !== 'secret') continue
    const reference = entry.secrets.get(name)
    if (reference === undefined) {
      if (stored.sealedSecrets.has(name)) planned.cleared.push(name)
      continue
    }
    const value = secrets.get(reference)
    const known = storedReferences.get(name)
    if (value === undefined) {
      if (known !== reference)
        problems.add(
          ['settings', id, name],
          'CONFIGURATION_SECRET_MISSING',
          `The value of ${reference} is needed: ${known === undefined ? `${module.title} has no ${field.label} yet` : `the stored ${field.label} comes from elsewhere`}.`,
        )
      else
        plan.notes.push(
          `${module.title}: whether ${field.label} is still the value of ${reference} can’t be told, since that was not given. It stays as it is.`,
        )
      continue
    }
    planned.given.set(name, { value, reference })
    if (known === undefined) planned.changes.set(name, `set from ${reference}`)
    else if (!isStoredSecret(id, name, value)) planned.changes.set(name, `another value from ${reference}`)
    else if (known !== reference) planned.changes.set(name, `the same value, from ${reference} instead of ${known}`)
  }
  return planned
}
