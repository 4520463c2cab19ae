import type { PromptOutcome } from '../../account/prompt-outcome.ts'
import type { Prompt } from '../../account/prompts.ts'
import type { Simulation } from '../../account/simulation.ts'
import { withParameters } from '../../state/redirect-uri.ts'
import type { PromptScreen } from './screen.ts'

/** Sends the browser back to the client with a code for the outcome. */
export function leaveWithCode(simulation: Simulation, prompt: Prompt, outcome: PromptOutcome): PromptScreen {
  const { integrationKey, redirectUri, username, nonce, accessDevice, state, usesDuoCode } = prompt
  const grant = { integrationKey, redirectUri, username, nonce, accessDevice, outcome }
  const code = simulation.authorizationCodes.issue(grant)
  return leave(simulation, prompt, { state, [usesDuoCode ? 'duo_code' : 'code']: code })
}

export function leave(simulation: Simulation, prompt: Prompt, parameters: Record<string, string>): PromptScreen {
  const location = withParameters(prompt.redirectUri, parameters)
  prompt.location = location
  simulation.prompts.changed(prompt)
  return { phase: 'leaving', location }
}
