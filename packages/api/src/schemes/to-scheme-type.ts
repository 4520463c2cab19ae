import type { SchemeProblem as FoundProblem } from '@sallyport/shared/scheme-rules'
import type { SchemeWithVersions } from './scheme.service.ts'
import type { StoredVersion } from './scheme.statements.ts'
import { Scheme, SchemeProblem, SchemeRejected, SchemeStep, SchemeVersion } from './scheme.type.ts'

function toVersionType({ schemeKey, number, steps, note, savedAt, savedBy, hash }: StoredVersion): SchemeVersion {
  // NOTE ids differ between versions, or a client's cache would show one version's steps in all of them.
  const toStep = (step: StoredVersion['steps'][number], index: number) =>
    Object.assign(new SchemeStep(), { id: `${schemeKey}.${number}.s${index + 1}`, moduleId: step.module, options: step.options })
  return Object.assign(new SchemeVersion(), { number, steps: steps.map(toStep), note, savedAt: new Date(savedAt), savedBy, hash })
}

export function toSchemeType({ scheme, versions }: SchemeWithVersions): Scheme {
  const { key, name, accessType, sessionDelivery, enabled, publishedVersion, draftVersion } = scheme
  const all = versions.map(toVersionType)
  return Object.assign(new Scheme(), {
    key,
    name,
    accessType,
    sessionDelivery,
    enabled,
    published: all.find((version) => version.number === publishedVersion),
    draft: all.find((version) => version.number === draftVersion) ?? null,
    versions: all,
  })
}

export const toSchemeRejected = (problems: readonly FoundProblem[]): SchemeRejected =>
  Object.assign(new SchemeRejected(), { problems: problems.map((problem) => Object.assign(new SchemeProblem(), problem)) })
