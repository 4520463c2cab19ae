import { MIN_PASSWORD_LENGTH_ALONE } from '@sallyport/shared/password-rules'
import { describe, expect, it } from 'vitest'
import { generatePassword } from './generate-password.ts'

describe('a generated password', () => {
  it('is long enough to stand alone, easy to read out, and different each time', () => {
    const passwords = Array.from({ length: 50 }, generatePassword)
    for (const password of passwords) {
      expect(password).toMatch(/^(?:[a-km-zA-HJ-NP-Z2-9]{5}-){3}[a-km-zA-HJ-NP-Z2-9]{5}$/)
      expect(password.length).toBeGreaterThanOrEqual(MIN_PASSWORD_LENGTH_ALONE)
    }
    expect(new Set(passwords).size).toBe(passwords.length)
  })
})
