import type { Simulation } from '../../account/simulation.ts'
import type { Fault } from '../../contract/faults.ts'
import type { Policy } from '../../contract/policy.ts'
import type { ClientConnection } from '../../http/exchange.ts'
import type { Application } from '../../state/model.ts'
import type { RequestParameters } from '../../wire/request-parameters.ts'

/** One endpoint of the API under a path. Throws `DuoError` to refuse. */
export interface Endpoint {
  method: 'GET' | 'POST'
  path: string
  handle(call: ApiCall): EndpointAnswer | Promise<EndpointAnswer>
}

/** A request whose signature is good, from an application of the right type. */
export interface ApiCall {
  simulation: Simulation
  application: Application
  /** The one that holds for this application. */
  policy: Policy
  parameters: RequestParameters
  /** In force for this request. */
  fault: Fault | null
  /** By the clock that this request is to see. */
  nowMs: number
  connection: ClientConnection
}

export interface EndpointAnswer {
  /** Becomes `response` of the envelope. */
  response?: unknown
  /** Instead of an envelope. */
  image?: Buffer
  /** For the log: what came out, in a few words. */
  outcome: string
}
