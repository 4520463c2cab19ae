import { outcomeOf } from '../../account/prompt-outcome.ts'
import type { Prompt } from '../../account/prompts.ts'
import type { Simulation } from '../../account/simulation.ts'
import type { Transaction } from '../../state/model.ts'
import { applicationOf, preauthorizePrompt } from './api-call.ts'
import { leaveWithCode } from './leave.ts'
import { recordWithoutFactor } from './record-without-factor.ts'
import type { OfferedDeviceView, PromptScreen } from './screen.ts'

/** Statuses that end the prompt: the real one offers no further attempt either. */
const FINAL_STATUSES = new Set(['fraud', 'locked_out'])

/** Applies what happened since the last look to the prompt, and returns what it shows now. */
export function currentScreen(simulation: Simulation, prompt: Prompt): PromptScreen {
  if (prompt.location !== null) return { phase: 'leaving', location: prompt.location }
  if (simulation.prompts.isExpired(prompt)) return { phase: 'expired' }
  return (
    screenOfOutcome(simulation, prompt) ??
    screenOfTransaction(simulation, prompt) ??
    screenOfEnrollment(simulation, prompt) ??
    screenOfPreauth(simulation, prompt)
  )
}

function screenOfOutcome(simulation: Simulation, prompt: Prompt): PromptScreen | null {
  const { outcome } = prompt
  if (!outcome) return null
  if (outcome.result === 'deny') return { phase: 'denied', text: outcome.statusMessage }
  const { enabled, days } = simulation.state.policyFor(applicationOf(simulation, prompt)).rememberedDevices
  if (enabled && outcome.isProven && !prompt.isTrustAnswered) return { phase: 'trust', days }
  return leaveWithCode(simulation, prompt, outcome)
}

function screenOfTransaction(simulation: Simulation, prompt: Prompt): PromptScreen | null {
  const transaction = prompt.txid === null ? undefined : simulation.transactions.find(prompt.txid)
  if (!transaction) return null
  if (transaction.result === 'waiting') return { phase: 'waiting', transaction }
  prompt.txid = null
  if (transaction.result === 'allow' || isFinal(simulation, transaction)) {
    prompt.outcome = outcomeOf(transaction, simulation.now())
    return screenOfOutcome(simulation, prompt)
  }
  prompt.message = { text: transaction.statusMessage, isProblem: transaction.status !== 'sent' }
  return null
}

function isFinal({ state }: Simulation, { status, userId }: Transaction): boolean {
  return FINAL_STATUSES.has(status) || state.users.get(userId)?.status === 'disabled'
}

function screenOfEnrollment({ enrollments }: Simulation, prompt: Prompt): PromptScreen | null {
  const enrollment = prompt.activationCode === null ? undefined : enrollments.find(prompt.activationCode)
  if (enrollment && !enrollment.isUsed && !enrollments.isExpired(enrollment))
    return { phase: 'enrolling', activationCode: enrollment.activationCode }
  if (enrollment?.isUsed) prompt.message = { text: 'Your phone is added. Now log in with it.', isProblem: false }
  prompt.activationCode = null
  return null
}

function screenOfPreauth(simulation: Simulation, prompt: Prompt): PromptScreen {
  const { result, statusMessage, reason, response } = preauthorizePrompt(simulation, prompt)
  if (result === 'auth') return { phase: 'choose', devices: toDeviceViews(response['devices']) }
  if (result === 'enroll') return { phase: 'enroll' }
  prompt.outcome = recordWithoutFactor(simulation, prompt, result, statusMessage, reason)
  return screenOfOutcome(simulation, prompt)!
}

function toDeviceViews(devices: unknown): OfferedDeviceView[] {
  return (devices as Record<string, unknown>[]).map((device) => ({
    id: String(device['device']),
    name: device['type'] === 'token' ? `Hardware token ${String(device['name'])}` : String(device['display_name']),
    capabilities: (device['capabilities'] as string[] | undefined) ?? [],
  }))
}
