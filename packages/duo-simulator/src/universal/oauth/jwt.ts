import { createHmac } from 'node:crypto'
import { isEqualInConstantTime } from '../../lib/constant-time.ts'

export type Claims = Record<string, unknown>

/** Far more than a redirect URI of 256 and a state of 1,024 characters need. */
const MAX_TOKEN_LENGTH = 10_000
const COMPACT_FORM = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/

/** Signs in the compact form of RFC 7515. The key is the client secret as text, not decoded. */
export function signJwt(claims: Claims, secretKey: string): string {
  const content = `${encode({ alg: 'HS512', typ: 'JWT' })}.${encode(claims)}`
  return `${content}.${hs512(content, secretKey)}`
}

/** An unsigned token (`alg: none`), which clients must never accept. */
export function unsignedJwt(claims: Claims): string {
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`
}

/**
 * Returns the claims if this client secret signed them with HS512, the only algorithm that both sides use.
 * NOTE: null for everything else, so that every wrong token looks alike.
 */
export function verifyJwt(token: string, secretKey: string): Claims | null {
  const [, header, payload, signature] = split(token) ?? []
  if (!header || !payload || !signature) return null
  const isSigned = isEqualInConstantTime(hs512(`${header}.${payload}`, secretKey), signature)
  const parsedHeader = decode(header)
  if (!isSigned || parsedHeader?.['alg'] !== 'HS512' || parsedHeader['crit'] !== undefined) return null
  return decode(payload)
}

/** Reads claims that anyone may have written. Use them only to find the key that verifies the token. */
export function readUnverifiedClaims(token: string): Claims | null {
  const payload = split(token)?.[2]
  return payload ? decode(payload) : null
}

function split(token: string): RegExpExecArray | null {
  return token.length > MAX_TOKEN_LENGTH ? null : COMPACT_FORM.exec(token)
}

function hs512(content: string, secretKey: string): string {
  return createHmac('sha512', secretKey).update(content).digest('base64url')
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(part: string): Claims | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : null
  } catch {
    return null
  }
}
