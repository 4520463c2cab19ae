import type { Application } from '../../state/model.ts'
import { endpointUrls, type OauthCall } from './endpoint.ts'
import { OauthError } from './error.ts'
import { readUnverifiedClaims, verifyJwt } from './jwt.ts'
import { findLifetimeProblem, readSeconds } from './token-lifetime.ts'

const MAX_JTI_LENGTH = 36
const INVALID = 'The provided client_assertion was invalid.'

export interface AuthenticatedClient {
  application: Application
  /** The URL of the endpoint as this client knows it. */
  audience: string
}

/** Authenticates the client by its `client_assertion` (RFC 7523 §3), which is valid once and for this endpoint only. */
export function authenticateClient(call: OauthCall, path: string): AuthenticatedClient {
  const { simulation, parameters, nowMs } = call
  const assertion = parameters.find('client_assertion')
  if (!assertion) throw refusal('The client_assertion is missing.')
  const issuer = readUnverifiedClaims(assertion)?.['iss']
  const application = simulation.state.applications.get(typeof issuer === 'string' ? issuer : '')
  // NOTE: an unknown client, keys of another type, a wrong secret and a wrong algorithm must look alike.
  const claims = application?.type === 'universal' ? verifyJwt(assertion, application.secretKey) : null
  if (!application || !claims) throw refusal(INVALID)
  const { sub, aud, jti, exp } = claims
  const clientId = parameters.find('client_id') ?? application.integrationKey
  if (clientId !== application.integrationKey) throw wrongClaim('iss', 'match the supplied client_id')
  if (sub !== application.integrationKey) throw wrongClaim('sub', 'match the supplied client_id')
  if (typeof aud !== 'string' || !endpointUrls(call, path).includes(aud))
    throw wrongClaim('aud', `be the URL of ${path}`)
  const lifetimeProblem = findLifetimeProblem(claims, nowMs)
  if (lifetimeProblem) throw refusal(`Invalid Client assertion: ${lifetimeProblem}`)
  if (typeof jti !== 'string' || jti === '' || jti.length > MAX_JTI_LENGTH)
    throw wrongClaim('jti', `be a text of at most ${MAX_JTI_LENGTH} characters`)
  // Last, so that an assertion refused for another reason isn't spent.
  if (!simulation.spentAssertions.spend(application.integrationKey, jti, readSeconds(exp)! * 1000))
    throw wrongClaim('jti', 'not have been used before')
  return { application, audience: aud }
}

const wrongClaim = (claim: string, rule: string): OauthError =>
  refusal(`Invalid Client assertion: The \`${claim}\` claim must ${rule}`)

const refusal = (description: string): OauthError => new OauthError('invalid_client', description)
