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
  /** The refusal, in the shape that clients of this endpoint read. */
  refuse(code: string, description: string, nowMs: number): HttpAnswer
}

export interface OauthCall {
  simulation: Simulation
  request: ApiRequest
  parameters: RequestParameters
  /** In force for this request. */
  fault: Fault | null
  /** By the clock that this request is to see. */
  nowMs: number
}

export interface OauthAnswer {
  answer: HttpAnswer
  /** For the log: what came out, in a few words. */
  outcome: string
}

/** An address of this API under every name a client may know it by: the one configured, and the one it just used. */
export function endpointUrls({ simulation, request }: OauthCall, path: string): string[] {
  return [simulation.addresses.apiHostname, request.host].map((host) => `https://${host}${path}`)
}
