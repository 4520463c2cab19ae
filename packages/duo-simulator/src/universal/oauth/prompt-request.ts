import type { PromptRequest } from '../../account/prompts.ts'
import type { Application } from '../../state/model.ts'
import { findRedirectUriProblem } from '../../state/redirect-uri.ts'
import { endpointUrls, type OauthCall } from './endpoint.ts'
import { OauthError } from './error.ts'
import { readUnverifiedClaims, verifyJwt, type Claims } from './jwt.ts'
import { findLifetimeProblem } from './token-lifetime.ts'

/** Python clients send at least 16 characters, all others 22. */
const MIN_RANDOM_LENGTH = 16
const MAX_RANDOM_LENGTH = 1024
const MAX_USERNAME_LENGTH = 1000
export const AUTHORIZE_PATH = '/oauth/v1/authorize'

/** Reads and checks the request that a client sent with the browser. Throws `OauthError` with the problem. */
export function parsePromptRequest(call: OauthCall): PromptRequest {
  const { parameters } = call
  const { application, claims } = verifyRequest(call)
  expectClaim(claims, 'iss', application.integrationKey)
  expectClaim(claims, 'client_id', application.integrationKey)
  expectClaim(claims, 'response_type', 'code')
  expectSame('response_type', parameters.get('response_type'), 'code')
  for (const scope of [claims['scope'], parameters.find('scope') ?? 'openid']) {
    if (!String(scope).split(' ').includes('openid')) throw refusal('The scope must contain openid')
  }
  if (![...endpointUrls(call, ''), ...endpointUrls(call, AUTHORIZE_PATH)].includes(String(claims['aud'])))
    throw refusal("The `aud` claim must be this API's address")
  const lifetimeProblem = findLifetimeProblem(claims, call.nowMs)
  if (lifetimeProblem) throw refusal(lifetimeProblem)
  const redirectUri = readRedirectUri(claims, application)
  expectSame('redirect_uri', parameters.find('redirect_uri') ?? redirectUri, redirectUri)
  const username = readText(claims, 'duo_uname', 1, MAX_USERNAME_LENGTH)
  if (username.trim() === '') throw refusal('The `duo_uname` claim is empty')
  return {
    application,
    username: username.trim(),
    redirectUri,
    state: readText(claims, 'state', MIN_RANDOM_LENGTH, MAX_RANDOM_LENGTH),
    nonce: readNonce(claims, parameters.find('nonce')),
    usesDuoCode: readFlag(claims, 'use_duo_code_attribute'),
  }
}

/** NOTE: an unknown client, keys of another type, a wrong secret and a wrong algorithm must look alike. */
function verifyRequest({ simulation, parameters }: OauthCall): { application: Application; claims: Claims } {
  const clientId = parameters.get('client_id')
  const token = parameters.get('request')
  const application = simulation.state.applications.get(clientId)
  const claims = application?.type === 'universal' ? verifyJwt(token, application.secretKey) : null
  if (!application || !claims)
    throw new OauthError('invalid_client', 'The client_id or the signature of the request is wrong')
  return { application, claims }
}

/** Reads the username of a request that may be forged, for the log and for faults. */
export function readUnverifiedUsername(request: string | undefined): string | null {
  const username = request && readUnverifiedClaims(request)?.['duo_uname']
  return typeof username === 'string' ? username.trim() : null
}

function readRedirectUri(claims: Claims, application: Application): string {
  const redirectUri = readText(claims, 'redirect_uri', 1, MAX_RANDOM_LENGTH)
  const problem = findRedirectUriProblem(redirectUri)
  if (problem) throw refusal(`The redirect_uri ${problem}`)
  if (application.redirectUris.length > 0 && !application.redirectUris.includes(redirectUri))
    throw refusal('The redirect_uri is not registered for this application')
  return redirectUri
}

function readNonce(claims: Claims, fromQuery: string | undefined): string | null {
  const inRequest = claims['nonce'] === undefined ? undefined : readText(claims, 'nonce', 1, MAX_RANDOM_LENGTH)
  if (inRequest !== undefined && fromQuery !== undefined) expectSame('nonce', fromQuery, inRequest)
  const nonce = inRequest ?? fromQuery
  if (nonce !== undefined && (nonce.length < MIN_RANDOM_LENGTH || nonce.length > MAX_RANDOM_LENGTH))
    throw refusal(`The nonce must have ${MIN_RANDOM_LENGTH} to ${MAX_RANDOM_LENGTH} characters`)
  return nonce ?? null
}

function readText(claims: Claims, name: string, minLength: number, maxLength: number): string {
  const value = claims[name]
  if (typeof value !== 'string' || value.length < minLength || value.length > maxLength)
    throw refusal(`The \`${name}\` claim must be a string of ${minLength} to ${maxLength} characters`)
  return value
}

/** C# clients send it as a string. */
function readFlag(claims: Claims, name: string): boolean {
  const value = claims[name] ?? false
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw refusal(`The \`${name}\` claim must be true or false`)
}

function expectClaim(claims: Claims, name: string, expected: string): void {
  if (claims[name] !== expected) throw refusal(`The \`${name}\` claim must be ${expected}`)
}

/** A parameter beside the signed request may repeat its claim, but not change it. */
function expectSame(name: string, given: string, signed: string): void {
  if (given !== signed) throw refusal(`${name} must be ${signed}`)
}

const refusal = (description: string): OauthError => new OauthError('invalid_request', description)
