import type { Fault } from '../contract/faults.ts'
import type { ClientConnection } from '../http/exchange.ts'
import type { Simulation } from '../account/simulation.ts'
import type { SignatureName } from '../signature/verify-signature.ts'
import type { Application } from '../state/model.ts'
import { mergePolicy } from '../state/policy.ts'
import type { ApiRequest } from '../wire/api-request.ts'
import { authorizeRequest } from './authorize-request.ts'
import { DuoError } from '../wire/duo-error.ts'
import type { Endpoint } from './call/endpoint.ts'
import { ENDPOINTS } from './endpoints/all.ts'
import { dispatchOauth } from '../universal/dispatch-oauth.ts'
import { isOauthPath } from '../universal/oauth/subject.ts'
import { jsonAnswer, type HttpAnswer } from '../http/answer.ts'
import { drawActivationCode } from './qr-image.ts'

const DEFAULT_SKEW_SECONDS = 600

export interface Dispatched {
  answer: HttpAnswer
  /** In a few words, for the log. */
  outcome: string
  signature: SignatureName | 'HS512' | null
}

/** Finds the endpoint, checks who asks, and puts what comes out into the envelope. Never throws. */
export async function dispatch(
  simulation: Simulation,
  request: ApiRequest,
  fault: Fault | null,
  connection: ClientConnection,
): Promise<Dispatched> {
  let signature: SignatureName | null = null
  try {
    if (request.path === '/frame/qr') return await answerQrImage(request)
    if (request.path === '/portal') return redirectToPortal(simulation, request)
    const nowMs = simulation.now() + (fault?.kind === 'clock-skew' ? (fault.seconds ?? DEFAULT_SKEW_SECONDS) * 1000 : 0)
    if (isOauthPath(request.path)) return dispatchOauth(simulation, request, fault, nowMs)
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
    return { ...refuse(error), signature }
  }
}

/** Stands for "nobody" where no signature is asked for. */
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

function refuse(error: unknown): { answer: HttpAnswer; outcome: string } {
  const refusal = error instanceof DuoError ? error : new DuoError(50000)
  if (refusal !== error) console.error('The Duo simulator stumbled:', error)
  const { code, message, detail, status } = refusal
  return {
    answer: jsonAnswer(status, { stat: 'FAIL', code, message, ...(detail && { message_detail: detail }) }),
    outcome: `${code} ${message}${detail ? `: ${detail}` : ''}`,
  }
}

async function answerQrImage({ query }: ApiRequest): Promise<Dispatched> {
  const value = new URLSearchParams(query).get('value')
  if (!value || value.length > 500) throw new DuoError(40002, 'value')
  return { answer: imageAnswer(await drawActivationCode(value)), outcome: 'OK', signature: null }
}

function redirectToPortal({ addresses }: Simulation, { query }: ApiRequest): Dispatched {
  const headers = { location: `${addresses.pagesUrl}/portal?${query}` }
  const answer: HttpAnswer = { status: 302, contentType: 'text/plain', headers, body: Buffer.alloc(0) }
  return { answer, outcome: 'OK', signature: null }
}

function imageAnswer(image: Buffer): HttpAnswer {
  return { status: 200, contentType: 'image/png', headers: {}, body: image }
}
