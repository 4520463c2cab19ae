import { DuoCallError } from './duo-call-error.ts'
import { toPlainText } from '../../../lib/foreign-text.ts'

export interface PreauthDevice {
  id: string
  name: string
  isToken: boolean
  capabilities: readonly string[]
}
/** Verified Push: the transaction that the code belongs to. */
export interface Verification {
  txid: string
  code: string
  /** Milliseconds since 1970, by Duo's clock. */
  expiresAt: number
}
export type Preauth =
  | { result: 'auth'; devices: PreauthDevice[]; verification: Verification | null }
  | { result: 'allow' | 'deny'; statusMessage: string }
  | { result: 'enroll'; portalUrl: string | null }
  /** Something that this version doesn't know. It is no success. */
  | { result: 'unknown' }
export interface AuthResult {
  result: string
  status: string
  statusMessage: string
  /** Comes with an allow, where Duo's policy remembers devices. */
  trustedDeviceToken: string | null
}
export interface NewActivation {
  userId: string
  activationCode: string
  activationUrl: string | null
  /** The text in Duo's own QR image. */
  qrText: string
  /** Milliseconds since 1970, by Duo's clock. */
  expiresAt: number
}

const MAX_DEVICES = 50
const ID = /^[\w-]{1,100}$/u
/** As `locked_out` is one. Anything else could not be told to a person or a log as it is. */
const WORD = /^[\w -]{1,40}$/u

/** Every reader takes what it needs in exactly the documented shape and ignores the rest; anything else is no answer. */
export function readPreauth(response: unknown): Preauth {
  const fields = readRecord(response)
  switch (readText(fields, 'result')) {
    case 'auth':
      return { result: 'auth', devices: readDevices(fields.devices), verification: readVerification(fields) }
    case 'allow':
      return { result: 'allow', statusMessage: readMessage(fields) }
    case 'deny':
      return { result: 'deny', statusMessage: readMessage(fields) }
    case 'enroll':
      return {
        result: 'enroll',
        portalUrl: typeof fields.enroll_portal_url === 'string' ? fields.enroll_portal_url : null,
      }
    default:
      return { result: 'unknown' }
  }
}

export function readAuthResult(response: unknown): AuthResult {
  const fields = readRecord(response)
  return {
    result: readText(fields, 'result'),
    status: readWord(fields, 'status'),
    statusMessage: readMessage(fields),
    trustedDeviceToken: readDeviceToken(fields),
  }
}

export function readTransaction(response: unknown): string {
  return readId(readRecord(response), 'txid')
}

export function readTime(response: unknown): number {
  return readSeconds(readRecord(response), 'time')
}

export function readActivation(response: unknown): NewActivation {
  const fields = readRecord(response)
  const activationCode = readText(fields, 'activation_code')
  if (activationCode.length > 500 || !/^[\x21-\x7e]+$/u.test(activationCode)) throw garbage('activation_code')
  return {
    userId: readId(fields, 'user_id'),
    activationCode,
    activationUrl: typeof fields.activation_url === 'string' ? fields.activation_url : null,
    qrText: readQrText(fields.activation_barcode, activationCode),
    expiresAt: readSeconds(fields, 'expiration'),
  }
}

export function readEnrollmentStatus(response: unknown): 'success' | 'waiting' | 'invalid' {
  if (response === 'success' || response === 'waiting' || response === 'invalid') return response
  throw garbage('response')
}

/**
 * What Duo's image at `…/frame/qr?value=…` shows is its `value`, so the same is drawn here, if it is that code and nothing
 * else. Seen both with and without the scheme `duo://`; without, where the image doesn't tell.
 */
function readQrText(barcodeUrl: unknown, activationCode: string): string {
  const bare = activationCode.replace(/^duo:\/\//u, '')
  const value =
    typeof barcodeUrl === 'string' && URL.canParse(barcodeUrl) ? new URL(barcodeUrl).searchParams.get('value') : null
  return value === activationCode ? activationCode : bare
}

function readDevices(devices: unknown): PreauthDevice[] {
  if (!Array.isArray(devices)) throw garbage('devices')
  return devices.slice(0, MAX_DEVICES).map((device) => {
    const fields = readRecord(device)
    const capabilities = Array.isArray(fields.capabilities)
      ? fields.capabilities.filter((capability) => typeof capability === 'string')
      : []
    return {
      id: readId(fields, 'device'),
      name: readDeviceName(fields),
      isToken: fields.type === 'token',
      capabilities,
    }
  })
}

function readDeviceName(fields: Record<string, unknown>): string {
  const names = [fields.display_name, fields.name, fields.number].map((name) =>
    typeof name === 'string' ? toPlainText(name, 60) : '',
  )
  const name = names.find((candidate) => candidate !== '')
  if (fields.type === 'token') return name ? `Hardware token ${name}` : 'Hardware token'
  return name ?? 'Phone'
}

/** Opaque; anything of another form is nothing to keep, and no reason to refuse an allow. */
function readDeviceToken({ trusted_device_token: token }: Record<string, unknown>): string | null {
  return typeof token === 'string' && /^[\x21-\x7e]{1,500}$/u.test(token) ? token : null
}

function readVerification(fields: Record<string, unknown>): Verification | null {
  if (fields.verification_code === undefined && fields.txid === undefined) return null
  const code = fields.verification_code
  if (typeof code !== 'string' || !/^\d{3,6}$/u.test(code)) throw garbage('verification_code')
  return { txid: readId(fields, 'txid'), code, expiresAt: readSeconds(fields, 'expiration') }
}

function readRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw garbage('response')
  return value as Record<string, unknown>
}
function readText(fields: Record<string, unknown>, name: string): string {
  const value = fields[name]
  if (typeof value !== 'string' || value === '') throw garbage(name)
  return value
}
function readWord(fields: Record<string, unknown>, name: string): string {
  const value = readText(fields, name)
  if (!WORD.test(value)) throw garbage(name)
  return value
}
function readId(fields: Record<string, unknown>, name: string): string {
  const value = readText(fields, name)
  if (!ID.test(value)) throw garbage(name)
  return value
}
function readMessage(fields: Record<string, unknown>): string {
  return typeof fields.status_msg === 'string' ? toPlainText(fields.status_msg) : ''
}
/** Duo's times are whole Unix seconds. */
function readSeconds(fields: Record<string, unknown>, name: string): number {
  const value = fields[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value <= 0 || value > 1e11) throw garbage(name)
  return value * 1000
}

function garbage(name: string): DuoCallError {
  return new DuoCallError('garbage', `Duo's answer has no usable "${name}"`)
}
