import type { Simulation } from '../../account/simulation.ts'
import type { Fault } from '../../contract/faults.ts'
import type { HttpAnswer } from '../../http/answer.ts'
import type { ApiRequest } from '../../wire/api-request.ts'
import type { RequestParameters } from '../../wire/request-parameters.ts'

/** One endpoint of the Universal Prompt under `/oauth/v1`. Throws `OauthError` to refuse. */
export interface OauthEndpoint {
  path: string
  methods: readonly string[]
  handle(call: OauthCall): OauthAnswer
  /** Makes the refusal in the format of this endpoint. */
  refuse(code: string, description: string, nowMs: number): HttpAnswer
}

export interface OauthCall {
  simulation: Simulation
  request: ApiRequest
  parameters: RequestParameters
  /** The fault that applies to this request. */
  fault: Fault | null
  /** The time for this request, which a fault may skew. */
  nowMs: number
}

export interface OauthAnswer {
  answer: HttpAnswer
  /** A few words for the log. */
  outcome: string
}

/** The URL of a path under each name of this API: the configured one, and the one in this request. */
export function endpointUrls({ simulation, request }: OauthCall, path: string): string[] {
  return [simulation.addresses.apiHostname, request.host].map((host) => `https://${host}${path}`)
}
