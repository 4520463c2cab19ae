import type { DuoSimulator } from '@sallyport/duo-simulator'
import { createHmac } from 'node:crypto'

/** The address to which a client of the Universal Prompt sends a browser, with the keys of the simulator's first such application. */
export function createAuthUrl(duo: DuoSimulator, redirectUri: string, username = 'alice'): string {
  const { integrationKey, secretKey } = duo.control.applications().find(({ type }) => type === 'universal')!
  const claims = {
    response_type: 'code',
    scope: 'openid',
    client_id: integrationKey,
    iss: integrationKey,
    aud: duo.url,
    redirect_uri: redirectUri,
    exp: Date.now() / 1000 + 300,
    state: 's'.repeat(36),
    duo_uname: username,
    use_duo_code_attribute: true,
  }
  const content = `${encode({ alg: 'HS512' })}.${encode(claims)}`
  const request = `${content}.${createHmac('sha512', secretKey).update(content).digest('base64url')}`
  return `${duo.url}/oauth/v1/authorize?response_type=code&client_id=${integrationKey}&request=${request}`
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
