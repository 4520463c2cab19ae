import { describe, expect, it } from 'vitest'
import { describeAuditType, describePlace } from './audit-words.ts'

describe('audit events in words', () => {
  it('have words for known types, and derive them from the name of unknown ones', () => {
    expect(describeAuditType('logon.completed')).toBe('Logged on')
    expect(describeAuditType('token.key_rotated-early')).toBe('Token key rotated early')
    expect(describeAuditType('constructor')).toBe('Constructor')
    expect(describeAuditType('')).toBe('Event')
  })
  it('name the place in a scheme, if there is one', () => {
    expect(describePlace({ accessType: 'browser', step: 2, module: 'duo' })).toBe('browser · step 2 · duo')
    expect(describePlace({ accessType: null, step: null, module: null })).toBe('')
  })
})
