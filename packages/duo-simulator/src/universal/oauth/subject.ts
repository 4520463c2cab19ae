import type { Simulation } from '../../account/simulation.ts'
import type { ApiRequest } from '../../wire/api-request.ts'
import type { RequestParameters } from '../../wire/request-parameters.ts'
import { readUnverifiedClaims } from './jwt.ts'
import { readUnverifiedUsername } from './prompt-request.ts'

export const isOauthPath = (path: string): boolean => path.startsWith('/oauth/')

/** Returns the client that the request claims. */
export function readClientId({ parameters }: ApiRequest): string | null {
  const clientId = parameters?.find('client_id')
  if (clientId) return clientId
  const issuer = readUnverifiedClaims(parameters?.find('client_assertion') ?? '')?.['iss']
  return typeof issuer === 'string' ? issuer : null
}

/** Returns the username that the prompt or the code is for. */
export function readOauthUsername(
  { authorizationCodes }: Simulation,
  parameters: RequestParameters | null,
): string | undefined {
  const code = parameters?.find('code')
  const username = code ? authorizationCodes.find(code)?.username : readUnverifiedUsername(parameters?.find('request'))
  return username ?? undefined
}
