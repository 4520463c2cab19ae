import type { SeenEvent, StepAdvice } from '../../../module-contract/step-advice.ts'

/** What an administrator should know of a live Duo step, by its options and by what its latest logons have shown. */
export function adviseDuoStep(options: Readonly<Record<string, unknown>>, seen: readonly SeenEvent[]): StepAdvice[] {
  const advice: StepAdvice[] = []
  if (options['failMode'] === 'open')
    advice.push({
      code: 'DUO_FAILS_OPEN',
      counts: 'failed-open',
      message: 'Duo fails open: while it can’t be reached, logons pass without it, and a password alone is enough.',
    })
  const wantsCodes = seen.some(({ details }) => details['verified'] === true)
  if (wantsCodes && options['verifiedPushOnly'] !== true)
    advice.push({
      code: 'DUO_VERIFIED_PUSH_DROPPED',
      message:
        'Duo’s policy asks for Verified Push, but this step also lets a phone call confirm, which needs no code. Switch on “Only Verified Push”.',
    })
  if (options['verifiedPushOnly'] === true && seen.some(({ code }) => code === 'DUO_VERIFIED_PUSH_REQUIRED'))
    advice.push({
      code: 'DUO_VERIFIED_PUSH_MISSING',
      message:
        'This step takes only Verified Push, but Duo gives no codes. Switch on Verified Push in the policy of the Duo application.',
    })
  return advice
}
