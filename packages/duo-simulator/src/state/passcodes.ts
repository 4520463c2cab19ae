import { createHmac } from 'node:crypto'
import { isEqualInConstantTime } from '../lib/constant-time.ts'
import { randomDigits } from '../lib/random-ids.ts'
import type { Device, User } from './model.ts'

export type PasscodeVerdict = 'valid' | 'bypass-code' | 'used' | 'invalid'

/** How many passcodes a device may be ahead of the last accepted one. */
const LOOK_AHEAD = 20
/** How many accepted or skipped passcodes are still recognized as used. */
const LOOK_BACK = 20
const SMS_CODE_DIGITS = 7

/** The passcode on the screen. It stays until it is used or replaced. */
export function currentPasscode(device: Device): string {
  const { passcodes } = device
  if (passcodes.shown < passcodes.next) passcodes.shown = passcodes.next
  return hotp(passcodes.secret, passcodes.shown)
}

export function replacePasscode(device: Device): string {
  currentPasscode(device)
  device.passcodes.shown++
  // Otherwise a device too far ahead would never be accepted again. The real service offers a resync then.
  device.passcodes.next = Math.max(device.passcodes.next, device.passcodes.shown - LOOK_AHEAD + 1)
  return currentPasscode(device)
}

/** Replaces the codes sent before. Each starts with another digit, which tells the user which one is next. */
export function sendSmsCodes(device: Device, count: number): string[] {
  const codes = Array.from({ length: count }, (_, index) => `${(index + 1) % 10}${randomDigits(SMS_CODE_DIGITS - 1)}`)
  device.sms = { codes, used: [] }
  return codes
}

export function nextSmsCodeDigit(device: Device): string | undefined {
  return device.sms.codes.find((code) => !device.sms.used.includes(code))?.[0]
}

/** Checks a passcode of any kind and marks it as used. */
export function usePasscode(user: User, devices: readonly Device[], passcode: string): PasscodeVerdict {
  const typed = passcode.replace(/\s/g, '')
  let verdict: PasscodeVerdict = 'invalid'
  for (const device of devices) {
    const counter = findCounter(device, typed)
    if (counter !== null) {
      const isNew = counter >= device.passcodes.next
      if (isNew) device.passcodes.next = counter + 1
      verdict = isNew ? 'valid' : 'used'
    }
    if (device.sms.codes.some((code) => isEqualInConstantTime(code, typed))) {
      const isNew = !device.sms.used.includes(typed)
      if (isNew) device.sms.used.push(typed)
      verdict = isNew ? 'valid' : 'used'
    }
    if (verdict === 'valid') return verdict
  }
  const bypassCode = user.bypassCodes.find((code) => isEqualInConstantTime(code, typed))
  if (!bypassCode) return verdict
  user.bypassCodes = user.bypassCodes.filter((code) => code !== bypassCode)
  return 'bypass-code'
}

function findCounter(device: Device, typed: string): number | null {
  const { secret, next } = device.passcodes
  if (device.type === 'phone' && !device.activated) return null
  // Forward first: a new passcode may equal an older one.
  for (let counter = next; counter < next + LOOK_AHEAD; counter++) {
    if (isEqualInConstantTime(hotp(secret, counter), typed)) return counter
  }
  for (let counter = next - 1; counter >= Math.max(0, next - LOOK_BACK); counter--) {
    if (isEqualInConstantTime(hotp(secret, counter), typed)) return counter
  }
  return null
}

/** RFC 4226, six digits. */
function hotp(secretHex: string, counter: number): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const digest = createHmac('sha1', Buffer.from(secretHex, 'hex')).update(message).digest()
  const offset = digest.at(-1)! & 0xf
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
