import type { Simulation } from '../account/simulation.ts'
import { dispatchAuthApi } from '../auth-api/dispatch.ts'
import type { Fault } from '../contract/faults.ts'
import { imageAnswer, redirectAnswer } from '../http/answer.ts'
import type { ClientConnection } from '../http/exchange.ts'
import { dispatchOauth } from '../universal/dispatch-oauth.ts'
import { isOauthPath } from '../universal/oauth/subject.ts'
import type { ApiAnswer } from '../wire/api-answer.ts'
import type { ApiRequest } from '../wire/api-request.ts'
import { DuoError } from '../wire/duo-error.ts'
import { toRefusal } from '../wire/refusal.ts'
import { drawActivationCode } from './qr-image.ts'

const DEFAULT_SKEW_SECONDS = 600

/** Routes a request to the Auth API, the Universal Prompt or one of the addresses that browsers open. Never throws. */
export async function dispatchApi(
  simulation: Simulation,
  request: ApiRequest,
  fault: Fault | null,
  connection: ClientConnection,
): Promise<ApiAnswer> {
  const skewMs = fault?.kind === 'clock-skew' ? (fault.seconds ?? DEFAULT_SKEW_SECONDS) * 1000 : 0
  const nowMs = simulation.now() + skewMs
  try {
    if (request.path === '/frame/qr') return await answerQrImage(request)
    if (request.path === '/portal') return redirectToPortal(simulation, request)
    if (isOauthPath(request.path)) return dispatchOauth(simulation, request, fault, nowMs)
    return await dispatchAuthApi(simulation, request, fault, nowMs, connection)
  } catch (error) {
    return toRefusal(error)
  }
}

async function answerQrImage({ query }: ApiRequest): Promise<ApiAnswer> {
  const value = new URLSearchParams(query).get('value')
  if (!value || value.length > 500) throw new DuoError(40002, 'value')
  return { answer: imageAnswer(await drawActivationCode(value)), outcome: 'OK', signature: null }
}

function redirectToPortal({ addresses }: Simulation, { query }: ApiRequest): ApiAnswer {
  return { answer: redirectAnswer(302, `${addresses.pagesUrl}/portal?${query}`), outcome: 'OK', signature: null }
}
