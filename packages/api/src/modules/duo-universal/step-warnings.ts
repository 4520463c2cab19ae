import type { StepAdvice } from '../../module-contract/step-advice.ts'

export function adviseUniversalStep(options: Readonly<Record<string, unknown>>): StepAdvice[] {
  if (options['failMode'] !== 'open') return []
  return [
    {
      code: 'DUO_UNIVERSAL_FAILS_OPEN',
      counts: 'failed-open',
      message:
        'Duo’s Universal Prompt fails open: while Duo can’t be reached, logons pass without it, and a password alone is enough.',
    },
  ]
}
