import { describe, expect, it } from 'vitest'
import { ADMIN_MESSAGES, describeCode } from './admin-messages.ts'

describe('the texts of the administration', () => {
  it('are whole sentences', () => {
    for (const [code, { message, advice }] of Object.entries(ADMIN_MESSAGES)) {
      expect(message, code).toMatch(/^[A-Z].*\.$/)
      if (advice !== null) expect(advice, code).toMatch(/^[A-Z].*\.$/)
    }
  })
  it('give way to the server’s words for an unknown code, and where only the server knows what was wrong', () => {
    expect(describeCode('NEW_CODE', 'The server knows.').message).toBe('The server knows.')
    expect(describeCode('BAD_USER_INPUT', 'first must be at most 100.').message).toBe('first must be at most 100.')
    expect(describeCode('FORBIDDEN', 'Permission is missing').message).toBe('You may not do this.')
    expect(describeCode('constructor').message).toBe('Something went wrong.')
  })
})
