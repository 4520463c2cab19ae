import type { Simulation } from '../account/simulation.ts'
import type { Fault } from '../contract/faults.ts'
import type { ApiAnswer } from '../wire/api-answer.ts'
import type { ApiRequest } from '../wire/api-request.ts'
import { DuoError } from '../wire/duo-error.ts'
import { authorize } from './endpoints/authorize.ts'
import { healthCheck } from './endpoints/health-check.ts'
import { token } from './endpoints/token.ts'
import type { OauthEndpoint } from './oauth/endpoint.ts'
import { OauthError } from './oauth/error.ts'

const ENDPOINTS: readonly OauthEndpoint[] = [healthCheck, authorize, token]

/** Throws `DuoError` if there is no such endpoint. Every other refusal is an answer. */
export function dispatchOauth(
  simulation: Simulation,
  request: ApiRequest,
  fault: Fault | null,
  nowMs: number,
): ApiAnswer {
  const endpoint = ENDPOINTS.find(({ path }) => path === request.path)
  if (!endpoint) throw new DuoError(40401)
  if (!endpoint.methods.includes(request.method)) throw new DuoError(40501)
  try {
    const { parameters } = request
    if (!parameters) throw new OauthError('invalid_request', 'The body does not match its content type')
    const { answer, outcome } = endpoint.handle({ simulation, request, parameters, fault, nowMs })
    return { answer, outcome, signature: 'HS512' }
  } catch (error) {
    const { code, message } = toOauthError(error)
    return { answer: endpoint.refuse(code, message, nowMs), outcome: `${code}: ${message}`, signature: null }
  }
}

function toOauthError(error: unknown): OauthError {
  if (error instanceof OauthError) return error
  if (error instanceof DuoError && error.detail)
    return new OauthError('invalid_request', `The parameter ${error.detail} is missing`)
  throw error
}
