import { randomInt } from 'node:crypto'

const CAPITALS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const DIGITS = '0123456789'
const HEX = '0123456789abcdef'

/** Duo's ids: two letters for the type (DI integration, DU user, DP phone, DH hardware token), then 18 characters. */
export function randomDuoId(prefix: 'DI' | 'DU' | 'DP' | 'DH'): string {
  return prefix + pick(CAPITALS_AND_DIGITS, 18)
}

/** 40 characters, whose UTF-8 bytes are the signing key. */
export const randomSecretKey = (): string => pick(LETTERS_AND_DIGITS, 40)
export const randomActivationSecret = (): string => pick(LETTERS_AND_DIGITS, 20)
export const randomDigits = (count: number): string => pick(DIGITS, count)
export const randomHex = (count: number): string => pick(HEX, count)
export const randomAccountKey = (): string => `DA${pick(CAPITALS_AND_DIGITS, 18)}`
export const randomGeneratedUsername = (): string => pick(LETTERS_AND_DIGITS, 16)

function pick(alphabet: string, count: number): string {
  let text = ''
  while (text.length < count) text += alphabet[randomInt(alphabet.length)]
  return text
}
