import { listMoved, matchSteps } from './match-steps.ts'
import type { RuleStep } from './scheme-rules.ts'
import { type SettingField, type SettingFields, withDefaults } from './setting-field.ts'

export const CHANGE_KINDS = ['ADDED', 'REMOVED', 'MOVED', 'CHANGED'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** One difference in words. */
export interface ChangeInWords {
  kind: ChangeKind
  /** The title of the module, or the name of the other thing that changed. */
  subject: string
  /** One line, e.g. "Duo: When Duo can’t be reached: Refuse the logon → Let in without Duo". Never holds a secret. */
  text: string
  /** 0-based index into the new steps, or into the old ones if removed; null if no step is concerned. */
  step: number | null
}

export interface DiffModule {
  id: string
  title: string
  stepOptions: SettingFields
}

/**
 * Describes how a scheme has changed, in the same words for the API, the console and the command line. Empty if nothing changed.
 * An unknown module is named by its id.
 */
export function describeSchemeChanges(
  before: readonly RuleStep[],
  after: readonly RuleStep[],
  modules: readonly DiffModule[],
): ChangeInWords[] {
  const byId = new Map(modules.map((module) => [module.id, module]))
  const titleOf = (id: string) => byId.get(id)?.title ?? id
  const optionsOf = ({ module, options }: RuleStep) => toOptions(byId.get(module), options ?? {})
  const pairs = matchSteps(before, after, (one, other) => toText(optionsOf(one)) === toText(optionsOf(other)))
  const added = new Set(after.keys())
  const removed = new Set(before.keys())
  for (const pair of pairs) {
    added.delete(pair.after)
    removed.delete(pair.before)
  }
  const changes: ChangeInWords[] = [...removed].map((step) => {
    const subject = titleOf(before[step]!.module)
    return { kind: 'REMOVED', subject, text: `${subject} removed (was step ${step + 1})`, step }
  })
  const moved = listMoved(pairs)
  for (const [step, { module, options }] of after.entries()) {
    const subject = titleOf(module)
    if (added.has(step)) {
      const fields = byId.get(module)?.stepOptions ?? {}
      const chosen = listChosen(fields, optionsOf({ module, options: options ?? {} }))
      changes.push({
        kind: 'ADDED',
        subject,
        text: `${subject} added as step ${step + 1}${chosen.length > 0 ? ` (${chosen.join('; ')})` : ''}`,
        step,
      })
      continue
    }
    const pair = pairs.find((one) => one.after === step)!
    if (moved.has(pair))
      changes.push({
        kind: 'MOVED',
        subject,
        text: `${subject} moved: step ${pair.before + 1} → step ${step + 1}`,
        step,
      })
    const fields = byId.get(module)?.stepOptions
    const [old, now] = [optionsOf(before[pair.before]!), optionsOf(after[step]!)]
    if (fields) changes.push(...describeFieldChanges(subject, fields, old, now).map((change) => ({ ...change, step })))
    else if (toText(old) !== toText(now))
      changes.push({ kind: 'CHANGED', subject, text: `${subject}: options changed`, step })
  }
  return changes
}

/** Describes changed settings by field. Of a secret it says only that it changed, according to `isSecretChanged`. */
export function describeFieldChanges(
  subject: string,
  fields: SettingFields,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  isSecretChanged: (name: string) => boolean = () => false,
): ChangeInWords[] {
  return Object.entries(fields).flatMap(([name, field]): ChangeInWords[] => {
    const change = (text: string): ChangeInWords[] => [
      { kind: 'CHANGED', subject, text: `${subject}: ${text}`, step: null },
    ]
    if (field.kind === 'secret') return isSecretChanged(name) ? change(`${field.label} changed`) : []
    const [old, now] = [before[name] ?? null, after[name] ?? null]
    return old === now ? [] : change(`${field.label}: ${describeValue(field, old)} → ${describeValue(field, now)}`)
  })
}

/** Formats a value as forms show it. */
export function describeValue(field: Exclude<SettingField, { kind: 'secret' }>, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not set'
  if (field.kind === 'boolean') return value === true ? 'on' : 'off'
  if (field.kind === 'choice') return field.options.find((option) => option.value === value)?.label ?? String(value)
  return typeof value === 'string' ? `“${value}”` : String(value)
}

/** Lists the options that differ from their defaults. */
const listChosen = (fields: SettingFields, options: Readonly<Record<string, unknown>>): string[] => {
  const defaults: Readonly<Record<string, unknown>> = withDefaults(fields, {})
  return Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'secret' || options[name] === defaults[name]
      ? []
      : [`${field.label}: ${describeValue(field, options[name])}`],
  )
}

/** Fills in defaults, so that an option that was never set equals its default. */
const toOptions = (
  module: DiffModule | undefined,
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> => (module ? withDefaults(module.stepOptions, options) : { ...options })
const toText = (options: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1)))
