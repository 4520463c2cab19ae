import { randomUUID } from 'node:crypto'
import type { PromptOutcome } from '../../account/prompt-outcome.ts'
import type { Prompt } from '../../account/prompts.ts'
import type { Simulation } from '../../account/simulation.ts'

/** Duo's names for what replaces a factor. */
const FACTORS: Record<string, string> = { remembered_device: 'remembered_device', trusted_network: 'trusted_network' }

/** Records an outcome without a factor: by the user's status, the policy or an earlier prompt. */
export function recordWithoutFactor(
  simulation: Simulation,
  { integrationKey, username, accessDevice }: Prompt,
  result: 'allow' | 'deny',
  statusMessage: string,
  reason: string,
): PromptOutcome {
  const [txid, at, factor] = [randomUUID(), simulation.now(), FACTORS[reason] ?? 'not_available']
  simulation.authenticationLog.addRecord({
    at,
    txid,
    username: simulation.state.findUserByName(username)?.username ?? username,
    integrationKey,
    factor,
    deviceId: null,
    ipaddr: accessDevice.ip,
    result: result === 'allow' ? 'success' : 'denied',
    reason,
  })
  const status = reason === 'locked_out' ? 'locked_out' : reason === 'bypass_user' ? 'bypass' : result
  return { result, status, statusMessage, factor, reason, txid, deviceId: null, isProven: false, at }
}
