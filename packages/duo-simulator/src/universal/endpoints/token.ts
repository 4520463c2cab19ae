import { randomBytes } from 'node:crypto'
import { jsonAnswer } from '../../http/answer.ts'
import { authenticateClient } from '../oauth/authenticate-client.ts'
import type { OauthEndpoint } from '../oauth/endpoint.ts'
import { OauthError } from '../oauth/error.ts'
import { signIdToken } from './id-token-faults.ts'
import { ID_TOKEN_LIFETIME_SECONDS, idTokenClaims } from './id-token.ts'

const PATH = '/oauth/v1/token'
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** Exchanges a code for an id token. SDKs send the parameters as a form, the Python SDK in the query. */
export const token: OauthEndpoint = {
  path: PATH,
  methods: ['POST'],
  handle: (call) => {
    const { simulation, parameters, fault, nowMs } = call
    if (parameters.get('client_assertion_type') !== ASSERTION_TYPE)
      throw new OauthError('invalid_request', `The client_assertion_type must be ${ASSERTION_TYPE}`)
    const { application, audience } = authenticateClient(call, PATH)
    if (parameters.get('grant_type') !== 'authorization_code')
      throw new OauthError('unsupported_grant_type', 'The grant_type must be authorization_code')
    const [code, redirectUri] = [parameters.get('code'), parameters.get('redirect_uri')]
    // NOTE: an unknown, used or expired code, another client's and another redirect URI must look alike.
    const grant = simulation.authorizationCodes.take(code, application.integrationKey, redirectUri)
    if (!grant)
      throw new OauthError(
        'invalid_grant',
        'The provided authorization grant or redirect URI is invalid or has expired',
      )
    const claims = idTokenClaims(simulation, application, grant, audience, nowMs)
    const { result, status } = grant.outcome
    return {
      answer: jsonAnswer(200, {
        access_token: randomBytes(32).toString('base64url'),
        expires_in: ID_TOKEN_LIFETIME_SECONDS,
        id_token: signIdToken(claims, application.secretKey, fault),
        token_type: 'Bearer',
      }),
      outcome: `${result}/${status}`,
    }
  },
  refuse: (code, description) => jsonAnswer(400, { error: code, error_description: description }),
}
