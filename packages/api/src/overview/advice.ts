import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import type { LiveStepWarning } from '../schemes/steps/step-warnings.ts'
import type { AuthenticationModule } from '../module-contract/authentication-module.ts'

/** What warnings are derived from; read from the database beforehand, so that the rules can be read and tested by themselves. */
export interface Situation {
  modules: { module: AuthenticationModule; configured: boolean }[]
  /** What is live; `published` of an access type's scheme. */
  schemes: {
    key: string
    name: string
    isEnabled: boolean
    published: readonly string[]
    draft: readonly string[] | null
    stepWarnings: readonly LiveStepWarning[]
  }[]
  /** Enabled, with the role and a password. */
  administrators: number
  /** Whether any enabled administrator has one left. */
  hasRecoveryCodes: boolean
  /** Modules in which anybody is enrolled. */
  enrolledModules: ReadonlySet<string>
}
export interface Warning {
  code: string
  message: string
  link: string | null
}
export interface ToDo {
  id: string
  title: string
  done: boolean
  link: string
}

/** Modules that prove something after another has, and work only once set up: what a new system is still without. */
const listSecondFactors = ({ modules }: Situation) =>
  modules.filter(
    ({ module }) =>
      module.category === 'SECRET' && Object.values(module.settings.fields).some((field) => field.required),
  )

export function listWarnings(situation: Situation): Warning[] {
  const { schemes, modules, administrators } = situation
  const warnings: Warning[] = []
  const byId = new Map(modules.map((entry) => [entry.module.id, entry]))
  const isUnset = (id: string) => byId.get(id)?.configured !== true
  const title = (id: string) => byId.get(id)?.module.title ?? id

  if (administrators === 1)
    warnings.push({
      code: 'ONE_ADMINISTRATOR',
      message:
        'Only one administrator can log on. Make a second one, so that nobody is locked out when the first can’t.',
      link: '/users',
    })
  const outside = new Set(
    schemes
      .filter((scheme) => scheme.isEnabled)
      .flatMap(({ published }) =>
        published.flatMap((id) => byId.get(id)?.module.analysis?.outsideService?.title ?? []),
      ),
  )
  if (outside.size > 0 && !situation.hasRecoveryCodes)
    warnings.push({
      code: 'RECOVERY_CODES_MISSING',
      message: `No administrator has recovery codes for the day on which ${[...outside].join(' or ')} can’t be reached. Make yours on the dashboard, and print them.`,
      link: '/',
    })
  const known = modules.map(({ module: { id, title, category }, configured }) => ({ id, title, category, configured }))
  for (const { key, name, isEnabled, published, draft, stepWarnings } of schemes) {
    const link = `/authentication/schemes/${key}`
    if (isEnabled)
      warnings.push(
        ...findSchemeWarnings({ name, steps: published.map((module) => ({ module })) }, known).map((warning) => ({
          ...warning,
          link,
        })),
      )
    if (isEnabled)
      for (const { code, message, step, count } of stepWarnings)
        warnings.push({ code, message: `Step ${step + 1} of the ${name} flow: ${message}${toCount(count)}`, link })
    for (const id of new Set(published.filter(isUnset)))
      warnings.push({
        code: 'MODULE_NOT_CONFIGURED',
        message: `Nobody gets through the ${name} flow: ${title(id)} is not set up.`,
        link: `/authentication/settings/${id}`,
      })
    for (const id of new Set((draft ?? []).filter((step) => isUnset(step) && !published.includes(step))))
      warnings.push({
        code: 'DRAFT_MODULE_NOT_CONFIGURED',
        message: `The draft of the ${name} flow has ${title(id)}, which is not set up yet.`,
        link: `/authentication/settings/${id}`,
      })
  }
  return warnings
}

function toCount(count: number | null): string {
  if (count === null) return ''
  if (count === 0) return ' No logon has passed in this way in the last 30 days.'
  return ` ${count.toLocaleString('en')} ${count === 1 ? 'logon has' : 'logons have'} passed in this way in the last 30 days.`
}

/** The way from a new system to the first logon with a second factor. */
export function listToDos(situation: Situation): ToDo[] {
  const browser = situation.schemes.find((scheme) => scheme.key === 'browser')
  const all = listSecondFactors(situation)
  // One is enough: those that somebody has begun with, else the first.
  const begun = all.filter(({ module, configured }) => configured || browser?.published.includes(module.id))
  const factors = begun.length > 0 ? begun : all.slice(0, 1)
  const todos = factors.flatMap(({ module: { id, title }, configured }): ToDo[] => [
    { id: `${id}-settings`, title: `Set ${title} up`, done: configured, link: `/authentication/settings/${id}` },
    {
      id: `${id}-scheme`,
      title: `Add ${title} to the Browser flow`,
      done: browser?.published.includes(id) ?? false,
      link: '/authentication/schemes/browser',
    },
  ])
  if (todos.length === 0) return []
  const isEnrolled = factors.some(({ module }) => situation.enrolledModules.has(module.id))
  return [...todos, { id: 'first-enrollment', title: 'Enroll at the first logon', done: isEnrolled, link: '/users' }]
}
