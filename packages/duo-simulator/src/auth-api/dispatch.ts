import type { Simulation } from '../account/simulation.ts'
import type { Fault } from '../contract/faults.ts'
import { imageAnswer, jsonAnswer } from '../http/answer.ts'
import type { ClientConnection } from '../http/exchange.ts'
import type { SignatureName } from '../signature/verify-signature.ts'
import type { Application } from '../state/model.ts'
import { mergePolicy } from '../state/policy.ts'
import type { ApiAnswer } from '../wire/api-answer.ts'
import type { ApiRequest } from '../wire/api-request.ts'
import { DuoError } from '../wire/duo-error.ts'
import { toRefusal } from '../wire/refusal.ts'
import { authorizeRequest } from './authorize-request.ts'
import type { Endpoint } from './call/endpoint.ts'
import { ENDPOINTS } from './endpoints/all.ts'

/** Finds the endpoint, checks the signature and wraps the answer in Duo's envelope. Never throws. */
export async function dispatchAuthApi(
  simulation: Simulation,
  request: ApiRequest,
  fault: Fault | null,
  nowMs: number,
  connection: ClientConnection,
): Promise<ApiAnswer> {
  let signature: SignatureName | null = null
  try {
    const endpoint = findEndpoint(request)
    let application = UNSIGNED
    if (endpoint.path !== '/auth/v2/ping') {
      ;({ application, signature } = authorizeRequest(request, simulation, nowMs))
    }
    if (!request.parameters) throw new DuoError(40002, 'body')
    const policy = mergePolicy(simulation.state.policy, application.policy)
    const { parameters } = request
    const answer = await endpoint.handle({ simulation, application, policy, parameters, fault, nowMs, connection })
    return {
      answer: answer.image ? imageAnswer(answer.image) : jsonAnswer(200, { stat: 'OK', response: answer.response }),
      outcome: answer.outcome,
      signature,
    }
  } catch (error) {
    return toRefusal(error, signature)
  }
}

/** Stands in for the application where no signature is required. */
const UNSIGNED: Application = {
  type: 'auth-api',
  integrationKey: '',
  secretKey: '',
  name: '',
  createdAt: 0,
  policy: {},
  logo: null,
  redirectUris: [],
}

function findEndpoint({ method, path }: ApiRequest): Endpoint {
  const endpoints = ENDPOINTS.filter((endpoint) => endpoint.path === path)
  if (endpoints.length === 0) throw new DuoError(40401)
  const endpoint = endpoints.find((candidate) => candidate.method === method)
  if (!endpoint) throw new DuoError(40501)
  return endpoint
}
