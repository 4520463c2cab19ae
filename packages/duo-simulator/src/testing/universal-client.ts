import { createHmac, randomUUID } from 'node:crypto'
import type { ApplicationView } from '../contract/applications.ts'
import type { DuoSimulatorOptions } from '../index.ts'
import type { ApiAnswer, ApiClient } from './api-client.ts'
import { startSimulator, type Started } from './start-simulator.ts'

export type Claims = Record<string, unknown>

export interface SigningOptions {
  secretKey?: string
  header?: Claims
}

export interface StartedUniversal extends Started {
  application: ApplicationView
  universal: UniversalClient
}

export const REDIRECT_URI = 'https://app.example/callback'
export const STATE = 'state-of-more-than-22-characters'

/** Starts a simulator with a Universal Prompt application and a hand-written client of it. */
export async function startUniversal(options: DuoSimulatorOptions = {}): Promise<StartedUniversal> {
  const started = await startSimulator(options)
  const application = started.simulator.control.createApplication('universal', 'My application')
  const nowSeconds = (): number => started.now() / 1000
  return { ...started, application, universal: new UniversalClient(started.client, application, nowSeconds) }
}

/** Makes requests that SDKs can't make: every claim, parameter and header can be changed, or left out (undefined). */
export class UniversalClient {
  readonly #client: ApiClient
  readonly #application: ApplicationView
  readonly #nowSeconds: () => number

  constructor(client: ApiClient, application: ApplicationView, nowSeconds: () => number) {
    this.#client = client
    this.#application = application
    this.#nowSeconds = nowSeconds
  }

  sign(claims: Claims, { secretKey = this.#application.secretKey, header = {} }: SigningOptions = {}): string {
    const content = [{ alg: 'HS512', typ: 'JWT', ...header }, claims].map(encode).join('.')
    return `${content}.${createHmac('sha512', secretKey).update(content).digest('base64url')}`
  }

  assertionClaims(endpoint: string): Claims {
    const { integrationKey, apiHostname } = this.#application
    return {
      iss: integrationKey,
      sub: integrationKey,
      aud: `https://${apiHostname}/oauth/v1/${endpoint}`,
      exp: this.#nowSeconds() + 300,
      jti: randomUUID(),
    }
  }

  healthCheck(claims: Claims = {}, options?: SigningOptions): Promise<ApiAnswer> {
    return this.post('health_check', {
      client_id: this.#application.integrationKey,
      client_assertion: this.sign({ ...this.assertionClaims('health_check'), ...claims }, options),
    })
  }

  authUrl(username = 'alice', claims: Claims = {}, query: Claims = {}, options?: SigningOptions): string {
    const { integrationKey, apiHostname } = this.#application
    const request = this.sign(
      {
        scope: 'openid',
        response_type: 'code',
        redirect_uri: REDIRECT_URI,
        client_id: integrationKey,
        iss: integrationKey,
        aud: `https://${apiHostname}`,
        exp: this.#nowSeconds() + 300,
        state: STATE,
        duo_uname: username,
        use_duo_code_attribute: true,
        ...claims,
      },
      options,
    )
    const parameters = toForm({ response_type: 'code', client_id: integrationKey, request, ...query })
    return `https://${apiHostname}/oauth/v1/authorize?${parameters}`
  }

  tokenParameters(code: string, parameters: Claims = {}, claims: Claims = {}, options?: SigningOptions): Claims {
    return {
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT_URI,
      client_id: this.#application.integrationKey,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: this.sign({ ...this.assertionClaims('token'), ...claims }, options),
      ...parameters,
    }
  }

  token(code: string, parameters: Claims = {}, claims: Claims = {}, options?: SigningOptions): Promise<ApiAnswer> {
    return this.post('token', this.tokenParameters(code, parameters, claims, options))
  }

  post(endpoint: string, parameters: Claims, query = ''): Promise<ApiAnswer> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.#client.raw('POST', `/oauth/v1/${endpoint}${query}`, headers, toForm(parameters))
  }
}

/** The claims of a token, its signature checked. */
export function readIdToken(idToken: string, secretKey: string): any {
  const [header, payload, signature] = idToken.split('.')
  const expected = createHmac('sha512', secretKey).update(`${header}.${payload}`).digest('base64url')
  if (signature !== expected) throw new Error('The id token is not signed with the client secret')
  return JSON.parse(Buffer.from(payload!, 'base64url').toString())
}

/** The code of an address that a browser was sent back to. */
export function codeOf(location: string, name = 'duo_code'): string {
  return new URL(location).searchParams.get(name) ?? ''
}

const encode = (value: Claims): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export function toForm(parameters: Claims): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()
}
