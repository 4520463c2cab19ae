import { randomBytes } from 'node:crypto'
import type { FaultKind } from '../../contract/fault-kinds.ts'
import type { Fault } from '../../contract/faults.ts'
import { signJwt, unsignedJwt, type Claims } from '../oauth/jwt.ts'

const HOUR_SECONDS = 3600
const randomValue = (): string => randomBytes(15).toString('hex')

/** Wrong claims. A client that trusts them lets in the wrong user, or any user. */
const CHANGES: Partial<Record<FaultKind, (claims: Claims) => Claims>> = {
  'id-token-denied': (claims) => ({
    ...claims,
    auth_result: { result: 'deny', status: 'deny', status_msg: 'Login request denied.' },
    auth_context: { ...(claims['auth_context'] as Claims), result: 'denied', reason: 'user_cancelled' },
  }),
  'id-token-without-result': ({ auth_result: _result, auth_context: _context, ...claims }) => claims,
  'id-token-wrong-username': (claims) => ({ ...claims, sub: 'another-user', preferred_username: 'another-user' }),
  'id-token-wrong-nonce': (claims) => ({ ...claims, nonce: randomValue() }),
  'id-token-wrong-audience': (claims) => ({ ...claims, aud: `DI${randomValue().slice(0, 18).toUpperCase()}` }),
  'id-token-wrong-issuer': (claims) => ({ ...claims, iss: 'https://api-00000000.example/oauth/v1/token' }),
  'id-token-expired': (claims) => {
    const iat = Number(claims['iat']) - 2 * HOUR_SECONDS
    return { ...claims, iat, auth_time: iat, exp: iat + HOUR_SECONDS }
  },
}

/** Signs the id token, or damages it as the fault says. */
export function signIdToken(claims: Claims, secretKey: string, fault: Fault | null): string {
  const changed = (fault && CHANGES[fault.kind]?.(claims)) ?? claims
  if (fault?.kind === 'id-token-alg-none') return unsignedJwt(changed)
  return signJwt(changed, fault?.kind === 'id-token-wrong-key' ? randomValue() : secretKey)
}
