import type { Simulation } from '../../account/simulation.ts'
import type { Fault } from '../../contract/faults.ts'
import type { Policy } from '../../contract/policy.ts'
import type { ClientConnection } from '../../http/exchange.ts'
import type { Application } from '../../state/model.ts'
import type { RequestParameters } from '../../wire/request-parameters.ts'

/** One endpoint of the API. Throws `DuoError` to refuse. */
export interface Endpoint {
  method: 'GET' | 'POST'
  path: string
  handle(call: ApiCall): EndpointAnswer | Promise<EndpointAnswer>
}

/** A request with a valid signature, from an application of the right type. */
export interface ApiCall {
  simulation: Simulation
  application: Application
  /** The effective policy of the application. */
  policy: Policy
  parameters: RequestParameters
  /** The fault that applies to this request. */
  fault: Fault | null
  /** The time for this request, which a fault may skew. */
  nowMs: number
  connection: ClientConnection
}

export interface EndpointAnswer {
  /** The `response` of the envelope. */
  response?: unknown
  /** An image in place of the envelope. */
  image?: Buffer
  /** A few words for the log. */
  outcome: string
}
