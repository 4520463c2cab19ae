import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import type { Simulation } from '../account/simulation.ts'
import { readIntegrationKey } from '../auth-api/authorize-request.ts'
import { answerInstead, distort, sendWithFault } from '../faults/apply-fault.ts'
import { BAD_REQUEST_PAGE } from '../http/answer.ts'
import { Exchange } from '../http/exchange.ts'
import { isOauthPath, readClientId, readOauthUsername } from '../universal/oauth/subject.ts'
import { handlePromptRequest } from '../universal/prompt/handle-request.ts'
import { isPromptPath } from '../universal/prompt/path.ts'
import type { ApiAnswer } from '../wire/api-answer.ts'
import { readApiRequest, type ApiRequest } from '../wire/api-request.ts'
import { dispatchApi } from './dispatch-api.ts'

/** Answers one request to the API, applies a fault if one matches, and logs it. */
export async function handleApiRequest(
  simulation: Simulation,
  incoming: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
): Promise<void> {
  const exchange = new Exchange(response)
  const request = await readApiRequest(incoming)
  if (!request) return exchange.send(BAD_REQUEST_PAGE)
  // The prompt's page isn't a client of the API: no fault applies to it, and it isn't logged.
  if (isPromptPath(request.path)) return exchange.send(await handlePromptRequest(simulation, request, exchange))
  const usernames = findUsernames(simulation, request)
  const fault = simulation.faults.takeForRequest({ path: request.path, usernames })
  let isLogged = false
  const log = (status: number | null, { outcome, signature }: Pick<ApiAnswer, 'outcome' | 'signature'>): void => {
    if (isLogged) return
    isLogged = true
    simulation.requestLog.add({
      at: simulation.now(),
      method: request.method,
      path: request.path,
      parameters: request.parameters?.toRecord() ?? {},
      integrationKey: isOauthPath(request.path) ? readClientId(request) : readIntegrationKey(request),
      signature,
      status,
      result: outcome,
      username: usernames[0] ?? null,
      fault: fault?.kind ?? null,
    })
  }
  exchange.onLost(() => log(null, { outcome: 'The client disconnected', signature: null }))
  if (fault) {
    const instead = answerInstead(fault, exchange, simulation.now())
    if (instead) return log(instead.status, { outcome: `Fault: ${fault.kind}`, signature: null })
  }
  const dispatched = await dispatchApi(simulation, request, fault, exchange)
  const answer = fault ? distort(fault, dispatched.answer) : dispatched.answer
  log(answer.status, dispatched)
  if (fault) sendWithFault(fault, exchange, answer)
  else exchange.send(answer)
}

/** Returns all names of the user that the request is about, the username first. */
function findUsernames(simulation: Simulation, { path, parameters }: ApiRequest): string[] {
  const { state, transactions } = simulation
  const name = isOauthPath(path) ? readOauthUsername(simulation, parameters) : parameters?.find('username')
  const userId = parameters?.find('user_id') ?? transactions.find(parameters?.find('txid') ?? '')?.userId
  const user = (name && state.findUserByName(name)) || state.users.get(userId ?? '')
  const names = user ? [user.username, ...user.aliases] : name ? [name] : []
  return names.map((each) => each.toLowerCase())
}
