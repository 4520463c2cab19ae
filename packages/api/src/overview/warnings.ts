import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import type { Situation } from './situation.ts'

export interface Warning {
  code: string
  message: string
  link: string | null
}

export function listWarnings(situation: Situation): Warning[] {
  const { schemes, modules, administrators } = situation
  const warnings: Warning[] = []
  const byId = new Map(modules.map((entry) => [entry.module.id, entry]))
  const isUnset = (id: string) => byId.get(id)?.configured !== true
  const title = (id: string) => byId.get(id)?.module.title ?? id

  if (administrators === 1)
    warnings.push({
      code: 'ONE_ADMINISTRATOR',
      message: 'Only one administrator can log on. Add a second one, in case the first can’t log on.',
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
      message: `No administrator has recovery codes for a day on which ${[...outside].join(' or ')} can’t be reached. Make yours on the dashboard and print them.`,
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
        warnings.push({ code, message: `Step ${step + 1} of the ${name} scheme: ${message}${toCount(count)}`, link })
    for (const id of new Set(published.filter(isUnset)))
      warnings.push({
        code: 'MODULE_NOT_CONFIGURED',
        message: `No one can log on through ${name}: ${title(id)} is not set up.`,
        link: `/authentication/settings/${id}`,
      })
    for (const id of new Set((draft ?? []).filter((step) => isUnset(step) && !published.includes(step))))
      warnings.push({
        code: 'DRAFT_MODULE_NOT_CONFIGURED',
        message: `The draft of the ${name} scheme contains ${title(id)}, which is not set up yet.`,
        link: `/authentication/settings/${id}`,
      })
  }
  return warnings
}

function toCount(count: number | null): string {
  if (count === null) return ''
  if (count === 0) return ' No logon passed this way in the last 30 days.'
  return ` ${count.toLocaleString('en')} ${count === 1 ? 'logon' : 'logons'} passed this way in the last 30 days.`
}
