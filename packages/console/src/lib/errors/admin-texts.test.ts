import { describe, expect, it } from 'vitest'
import { ADMIN_TEXTS, describeCode, findAdminText } from './admin-texts.ts'
import { LOGON_TEXTS } from './logon-texts.ts'

describe('the texts for error codes', () => {
  it('say what happened and what to do next, in whole sentences', () => {
    for (const [code, { message, hint }] of Object.entries({ ...ADMIN_TEXTS, ...LOGON_TEXTS })) {
      expect(message, code).toMatch(/^[A-Z].*\.$/)
      expect(hint, code).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('are the server’s own for a code that the console doesn’t know', () => {
    expect(describeCode('NEW_CODE', 'The server knows.')).toEqual({ message: 'The server knows.', hint: null })
    expect(describeCode('constructor').message).toBe('Something went wrong.')
    expect(findAdminText('constructor')).toBeNull()
  })

  it('are the server’s own where only the server knows what was wrong', () => {
    expect(describeCode('BAD_USER_INPUT', 'first must be at most 100.').message).toBe('first must be at most 100.')
    expect(describeCode('FORBIDDEN', 'Permission is missing').message).toBe(ADMIN_TEXTS['FORBIDDEN']!.message)
  })
})
