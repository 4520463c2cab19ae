import { toOneLine } from '@sallyport/shared/visible-text'
import type { Executor } from '../database/database.ts'
import type { GuardOverride, GuardRefusal, GuardResult } from './refusal.ts'
import type { ChangeGuard, ChangeVerdict, InvariantVerdict, LockoutVerdict, ProposedChange } from './proposed-change.ts'

/** Words, not a keystroke: what stands in the audit log should say why. */
const OVERRIDE_LENGTH = { least: 10, most: 500 }

/**
 * Lets a change through that makes nothing worse, or that somebody insists on in words.
 *
 * Nothing worse: a situation that was unsafe before may be changed as long as no administrator loses their safety by it and there is no
 * day on which nobody gets in any more who did before. Otherwise nobody could ever repair anything, or set up the first second factor.
 * The same once publications that nobody has confirmed yet have taken themselves back.
 */
export async function guardChange(
  guard: ChangeGuard,
  executor: Executor,
  change: ProposedChange,
  override: string | null | undefined,
): Promise<GuardResult> {
  const after = await guard.check(executor, change)
  if (isFine(after)) return { override: null }
  const before = await guard.check(executor, {})
  const worse = findWorseLockout(before, after)
  const broken = listNewlyBroken(before, after)
  if (!worse && broken.length === 0) return { override: null }
  const verdict = worse ?? toShownLockout(after)
  const refuse = (problems: GuardRefusal['problems']): GuardResult => ({
    refusal: { problems, verdict, invariants: after.invariants },
  })
  if (toWords(override) === '') return refuse(toProblems(worse, broken))
  const reason = toOverrideReason(override)
  if (reason === null) return refuse([TOO_SHORT])
  return {
    override: {
      reason,
      verdict: verdict.sentence,
      invariants: after.invariants.filter(({ isKept }) => !isKept).map(({ invariant }) => invariant.name),
    },
  }
}

/**
 * What is only dangerous on a bad day may go live on probation: then it takes itself back unless an administrator logs on through it. Never
 * what lets nobody in even on an ordinary day, and never against an invariant.
 */
export function toProbation({ problems, verdict }: GuardRefusal): GuardOverride | null {
  const isOpenOrdinarily = verdict.administrators.some(({ days }) =>
    days.some(({ day, getsIn }) => day === 'ordinary' && getsIn),
  )
  if (!isOpenOrdinarily || problems.some(({ code }) => code !== 'LOCKOUT')) return null
  return { reason: `On probation: ${verdict.sentence}`, verdict: verdict.sentence, invariants: [] }
}

/** Words that say why; null where there are too few or too many of them. */
export function toOverrideReason(override: string | null | undefined): string | null {
  const reason = toWords(override)
  return reason.length < OVERRIDE_LENGTH.least || reason.length > OVERRIDE_LENGTH.most ? null : reason
}

const toWords = (override: string | null | undefined): string => toOneLine((override ?? '').normalize('NFC')).trim()

/** The verdict to show of two: what is safe only until a publication takes itself back is not safe. */
export const toShownLockout = ({ lockout, takenBack }: ChangeVerdict): LockoutVerdict =>
  lockout.isSafe && takenBack && !takenBack.isSafe ? takenBack : lockout

const isFine = (verdict: ChangeVerdict): boolean =>
  toShownLockout(verdict).isSafe && verdict.invariants.every(({ isKept }) => isKept)

function findWorseLockout(before: ChangeVerdict, after: ChangeVerdict): LockoutVerdict | null {
  if (isLockoutWorse(before.lockout, after.lockout)) return after.lockout
  return before.takenBack && after.takenBack && isLockoutWorse(before.takenBack, after.takenBack)
    ? after.takenBack
    : null
}

function listNewlyBroken(before: ChangeVerdict, after: ChangeVerdict): InvariantVerdict[] {
  const wasBroken = new Set(before.invariants.filter(({ isKept }) => !isKept).map(({ invariant }) => invariant.id))
  return after.invariants.filter(({ isKept, invariant }) => !isKept && !wasBroken.has(invariant.id))
}

const toProblems = (worse: LockoutVerdict | null, broken: readonly InvariantVerdict[]): GuardRefusal['problems'] => [
  ...(worse
    ? [
        {
          code: 'LOCKOUT' as const,
          message: `${worse.sentence} Say in words why it is to be done all the same, or change it.`,
        },
      ]
    : []),
  ...broken.map(({ invariant }) => ({
    code: 'INVARIANT_BROKEN' as const,
    message: `“${invariant.name}” would be broken: ${invariant.sentence}`,
  })),
]

export function isLockoutWorse(before: LockoutVerdict, after: LockoutVerdict): boolean {
  if (after.isSafe) return false
  if (before.isSafe) return true
  const isSafeNow = new Set(after.administrators.filter(({ isSafe }) => isSafe).map(({ userId }) => userId))
  if (before.administrators.some(({ isSafe, userId }) => isSafe && !isSafeNow.has(userId))) return true
  // A day on which nobody gets in any more who did: those who have left are counted in, or removing them would look like no loss.
  const openAfter = listOpenDays(after)
  const knownAfter = new Set(after.administrators.flatMap(({ days }) => days.map(({ day }) => day)))
  return (
    [...listOpenDays(before)].some(
      (day) => !openAfter.has(day) && (knownAfter.has(day) || after.administrators.length === 0),
    ) || hasNewBadDay(before, openAfter, knownAfter)
  )
}

/** A service that the flows did not use before brings days of its own: on them, as on the ordinary one, somebody got in. */
function hasNewBadDay(
  before: LockoutVerdict,
  openAfter: ReadonlySet<string>,
  knownAfter: ReadonlySet<string>,
): boolean {
  const knownBefore = new Set(before.administrators.flatMap(({ days }) => days.map(({ day }) => day)))
  const gotInBefore = listOpenDays(before).size > 0
  return gotInBefore && [...knownAfter].some((day) => !knownBefore.has(day) && !openAfter.has(day))
}

const listOpenDays = ({ administrators }: LockoutVerdict): Set<string> =>
  new Set(administrators.flatMap(({ days }) => days.filter(({ getsIn }) => getsIn).map(({ day }) => day)))

const TOO_SHORT = {
  code: 'OVERRIDE_TOO_SHORT' as const,
  message: `Say why in ${OVERRIDE_LENGTH.least} to ${OVERRIDE_LENGTH.most} characters: the words stand in the audit log, for whoever asks later.`,
}
