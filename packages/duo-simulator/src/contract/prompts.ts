import type { TimeMs } from './time-ms.ts'

export const PROMPT_DECISIONS = ['approve', 'deny', 'fraud', 'cancel'] as const
export type PromptDecision = (typeof PROMPT_DECISIONS)[number]

export type PromptPhase = 'choose' | 'enroll' | 'enrolling' | 'waiting' | 'trust' | 'denied' | 'leaving' | 'expired'

export interface PromptView {
  id: string
  /** The address where a browser shows it. */
  url: string
  username: string
  application: { integrationKey: string; name: string }
  /** `leaving` from the start if the user's status or the policy decided without asking. */
  phase: PromptPhase
  redirectUri: string
  /** Where the browser goes next. Null until the prompt has ended. */
  location: string | null
  createdAt: TimeMs
  expiresAt: TimeMs
}
