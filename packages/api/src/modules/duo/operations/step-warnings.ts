import type { RecentEvent, StepWarning } from '../../../module-contract/step-warning.ts'

/** Warnings about a live Duo step, from its options and from its latest logons. */
export function listDuoStepWarnings(
  options: Readonly<Record<string, unknown>>,
  recent: readonly RecentEvent[],
): StepWarning[] {
  const warnings: StepWarning[] = []
  if (options['failMode'] === 'open')
    warnings.push({
      code: 'DUO_FAILS_OPEN',
      countsAlarms: 'failed-open',
      message: 'Duo fails open: while it can’t be reached, logons pass without it, and a password alone is enough.',
    })
  const wantsCodes = recent.some(({ details }) => details['verified'] === true)
  if (wantsCodes && options['verifiedPushOnly'] !== true)
    warnings.push({
      code: 'DUO_VERIFIED_PUSH_DROPPED',
      message:
        'Duo’s policy asks for Verified Push, but this step also lets a phone call confirm, which needs no code. Switch on “Only Verified Push”.',
    })
  if (options['verifiedPushOnly'] === true && recent.some(({ code }) => code === 'DUO_VERIFIED_PUSH_REQUIRED'))
    warnings.push({
      code: 'DUO_VERIFIED_PUSH_MISSING',
      message:
        'This step takes only Verified Push, but Duo gives no codes. Switch on Verified Push in the policy of the Duo application.',
    })
  return warnings
}
