import { type ChangeKind, describeSchemeChanges } from '@sallyport/shared/scheme-diff'
import type { RuleModule } from '@sallyport/shared/scheme-rules'
import { toCanonicalJson } from '../../lib/plain-json.ts'
import { prepareSteps } from '../../schemes/steps/prepare-steps.ts'
import type { StoredStep } from '../../schemes/versions/scheme.statements.ts'
import type { SchemeEntry } from '../file/configuration-file.ts'
import { describeChange } from './describe-difference.ts'
import { NOT_IN_FILES } from './load-configuration.ts'
import type { PlanContext } from './plan-context.ts'
import { addChange } from './planned-change.ts'
import type { Path } from '../file/problem-list.ts'

/** @param ruleModules with what would be set up once the settings of the plan hold */
export function planSchemes(
  context: PlanContext,
  ruleModules: readonly RuleModule[],
  firstSteps: readonly StoredStep[],
): void {
  const { file, current, problems, plan } = context
  for (const [key, entry] of file.schemes ?? []) {
    const path = ['schemes', key]
    if (NOT_IN_FILES.has(key)) {
      problems.add(
        path,
        'CONFIGURATION_NOT_CHANGEABLE',
        `The flow "${key}" is part of the server. Take it out of the file.`,
      )
      continue
    }
    const accessType = plan.accessTypes.removed.includes(key)
      ? undefined
      : (file.accessTypes?.get(key) ?? current.accessTypes.get(key))
    if (!accessType) {
      problems.add(
        path,
        'CONFIGURATION_UNKNOWN_NAME',
        'A flow belongs to the access type with its key, and there is none. Add it to "accessTypes".',
      )
      continue
    }
    const prepared = prepareSteps(entry.steps, ruleModules, {
      publish: true,
      isForBrowsers: accessType.sessionDelivery === 'COOKIE',
    })
    if ('problems' in prepared) {
      for (const { step, code, message } of prepared.problems)
        problems.add(step === null ? [...path, 'steps'] : [...path, 'steps', step], code, message)
      continue
    }
    const before = current.schemes.get(key) ?? { name: accessType.name, enabled: true, steps: firstSteps, hash: null }
    compareScheme(context, key, before, { ...entry, name: entry.name ?? accessType.name, steps: prepared.steps })
  }
}

function compareScheme(
  { current, plan, ruleModules }: PlanContext,
  key: string,
  before: SchemeEntry,
  after: SchemeEntry & { name: string },
): void {
  const subject = current.schemes.get(key)?.name ?? after.name
  const say = (kind: ChangeKind, place: Path, text: string) =>
    addChange(plan, kind, ['schemes', key, ...place], subject, text)
  const change: { name?: string; enabled?: boolean; steps?: readonly StoredStep[] } = {}
  if (before.name !== after.name) {
    change.name = after.name
    say('CHANGED', ['name'], describeChange('name of the flow', before.name, after.name))
  }
  if (before.enabled !== after.enabled) {
    change.enabled = after.enabled
    say(
      'CHANGED',
      ['enabled'],
      after.enabled ? 'the flow is enabled' : 'the flow is disabled; nobody gets in by it, and its logons end',
    )
  }
  if (toCanonicalJson(before.steps) !== toCanonicalJson(after.steps)) {
    change.steps = after.steps
    for (const { kind, text, step } of describeSchemeChanges(before.steps, after.steps, ruleModules))
      say(kind, step === null || kind === 'REMOVED' ? ['steps'] : ['steps', step], text)
  }
  if (Object.keys(change).length > 0) plan.schemes.set(key, change)
}
