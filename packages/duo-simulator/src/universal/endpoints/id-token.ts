import type { Grant } from '../../account/authorization-codes.ts'
import type { Simulation } from '../../account/simulation.ts'
import type { Application, User } from '../../state/model.ts'
import type { Claims } from '../oauth/jwt.ts'

export const ID_TOKEN_LIFETIME_SECONDS = 3600

/** The claims for the outcome of a prompt. A refusal has a token as well: clients must check `auth_result`. */
export function idTokenClaims(
  { state }: Simulation,
  application: Application,
  grant: Grant,
  issuer: string,
  nowMs: number,
): Claims {
  const user = state.findUserByName(grant.username)
  const username = user?.username ?? grant.username
  const { result, status, statusMessage, at } = grant.outcome
  const iat = Math.floor(nowMs / 1000)
  return {
    iss: issuer,
    aud: application.integrationKey,
    sub: username,
    preferred_username: username,
    iat,
    exp: iat + ID_TOKEN_LIFETIME_SECONDS,
    auth_time: Math.floor(at / 1000),
    ...(grant.nonce !== null && { nonce: grant.nonce }),
    auth_result: { result, status, status_msg: result === 'allow' ? 'Login Successful' : statusMessage },
    auth_context: authContext(state.devices.get(grant.outcome.deviceId ?? '')?.name ?? null, application, grant, user),
  }
}

function authContext(
  deviceName: string | null,
  application: Application,
  { accessDevice, outcome, username }: Grant,
  user: User | undefined,
): Claims {
  const nowhere = { city: null, state: null, country: null }
  return {
    txid: outcome.txid,
    timestamp: Math.floor(outcome.at / 1000),
    isotimestamp: new Date(outcome.at).toISOString(),
    event_type: 'authentication',
    factor: outcome.factor,
    result: outcome.status === 'fraud' ? 'fraud' : outcome.result === 'allow' ? 'success' : 'denied',
    reason: outcome.reason,
    alias: user?.aliases[0] ?? '',
    email: '',
    ood_software: null,
    trusted_endpoint_status: 'unknown',
    user: { name: user?.username ?? username, key: user?.userId ?? null, groups: [] },
    application: { name: application.name, key: application.integrationKey },
    auth_device: { ip: null, name: deviceName, location: nowhere },
    access_device: {
      ip: accessDevice.ip,
      hostname: null,
      epkey: null,
      browser: accessDevice.browser,
      browser_version: accessDevice.browserVersion,
      os: accessDevice.os,
      os_version: null,
      flash_version: 'uninstalled',
      java_version: 'uninstalled',
      is_encryption_enabled: 'unknown',
      is_firewall_enabled: 'unknown',
      is_password_set: 'unknown',
      location: nowhere,
    },
  }
}
