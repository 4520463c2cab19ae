import type { StepWarning } from '../../module-contract/step-warning.ts'

/** Warnings about a live Universal Prompt step, from its options. */
export function listUniversalStepWarnings(options: Readonly<Record<string, unknown>>): StepWarning[] {
  if (options['failMode'] !== 'open') return []
  return [
    {
      code: 'DUO_UNIVERSAL_FAILS_OPEN',
      countsAlarms: 'failed-open',
      message:
        'Duo’s Universal Prompt fails open: while Duo can’t be reached, logons pass without it, and a password alone is enough.',
    },
  ]
}
