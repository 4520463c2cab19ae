import type { Prompt } from '../../account/prompts.ts'
import type { Simulation } from '../../account/simulation.ts'
import type { ApiCall } from '../../auth-api/call/endpoint.ts'
import { preauthorize, type PreauthDecision } from '../../auth-api/call/preauthorize.ts'
import type { Application } from '../../state/model.ts'
import { RequestParameters } from '../../wire/request-parameters.ts'

/** The call that the prompt makes to the Auth API for its application. */
export function toApiCall(simulation: Simulation, prompt: Prompt, parameters: Record<string, string>): ApiCall {
  const application = applicationOf(simulation, prompt)
  return {
    simulation,
    application,
    policy: simulation.state.policyFor(application),
    parameters: new RequestParameters(Object.entries({ ipaddr: prompt.accessDevice.ip, ...parameters })),
    fault: null,
    nowMs: simulation.now(),
    connection: { onLost: () => {} },
  }
}

export function applicationOf({ state }: Simulation, { integrationKey }: Prompt): Application {
  // A prompt is removed together with its application.
  return state.applications.get(integrationKey)!
}

export function preauthorizePrompt(simulation: Simulation, prompt: Prompt): PreauthDecision {
  const { username, trustedDeviceToken } = prompt
  const parameters = {
    username,
    client_supports_verified_push: '1',
    ...(trustedDeviceToken && { trusted_device_token: trustedDeviceToken }),
  }
  return preauthorize(toApiCall(simulation, prompt, parameters))
}
