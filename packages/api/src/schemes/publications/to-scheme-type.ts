import type { SchemeProblem as FoundProblem } from '@sallyport/shared/scheme-rules'
import type { GuardRefusal } from '../../change-guard/refusal.ts'
import { RECOVERY_ACCESS_TYPE } from '../access-types/built-ins.ts'
import { toShownLockout } from '../../change-guard/guard-change.ts'
import type { Review } from './scheme-reviewer.ts'
import type { SaveSchemeOutcome, SchemeWithVersions } from './scheme.service.ts'
import type { StoredPending, StoredVersion } from '../versions/scheme.statements.ts'
import {
  PendingPublication,
  Scheme,
  SchemeProblem,
  SchemeRejected,
  SchemeReview,
  SchemeStep,
  SchemeVersion,
} from '../versions/scheme.type.ts'

function toVersionType({ schemeKey, number, steps, note, savedAt, savedBy, hash }: StoredVersion): SchemeVersion {
  // NOTE ids differ between versions, or a client's cache would show one version's steps in all of them.
  const toStep = (step: StoredVersion['steps'][number], index: number) =>
    Object.assign(new SchemeStep(), {
      id: `${schemeKey}.${number}.s${index + 1}`,
      moduleId: step.module,
      options: step.options,
    })
  return Object.assign(new SchemeVersion(), {
    number,
    steps: steps.map(toStep),
    note,
    savedAt: new Date(savedAt),
    savedBy,
    hash,
  })
}

export function toSchemeType({ scheme, versions }: SchemeWithVersions): Scheme {
  const { key, name, accessType, sessionDelivery, enabled, publishedVersion, draftVersion, pending } = scheme
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
    pending: pending && toPendingType(publishedVersion, pending),
    editable: accessType !== RECOVERY_ACCESS_TYPE,
  })
}

const toPendingType = (
  version: number,
  { fallbackVersion, confirmBy, since, by, reason }: StoredPending,
): PendingPublication =>
  Object.assign(new PendingPublication(), {
    version,
    fallbackVersion,
    confirmBy: new Date(confirmBy),
    publishedAt: new Date(since),
    publishedBy: by,
    reason,
  })

const toSchemeRejected = (problems: readonly FoundProblem[], refusal?: GuardRefusal): SchemeRejected =>
  Object.assign(new SchemeRejected(), {
    problems: problems.map((problem) => Object.assign(new SchemeProblem(), problem)),
    verdict: refusal?.verdict ?? null,
    invariants: refusal?.invariants ?? [],
  })

export const toReviewType = ({ verdict, ...review }: Review): SchemeReview =>
  Object.assign(new SchemeReview(), { ...review, verdict: toShownLockout(verdict), invariants: verdict.invariants })

export const toSaveResult = (outcome: SaveSchemeOutcome): Scheme | SchemeRejected =>
  'saved' in outcome ? toSchemeType(outcome.saved) : toSchemeRejected(outcome.problems, outcome.refusal)
