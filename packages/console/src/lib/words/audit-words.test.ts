import { describe, expect, it } from 'vitest'
import { describeAuditType, describePlace } from './audit-words.ts'

describe('audit events in words', () => {
  it('names known types, and tells unknown ones from their name', () => {
    expect(describeAuditType('logon.completed')).toBe('Logged on')
    expect(describeAuditType('token.key_rotated-early')).toBe('Token key rotated early')
    expect(describeAuditType('constructor')).toBe('Constructor')
    expect(describeAuditType('')).toBe('Event')
  })
  it('tells the place in a flow, as far as there is one', () => {
    expect(describePlace({ accessType: 'browser', step: 2, module: 'duo' })).toBe('browser · step 2 · duo')
    expect(describePlace({ accessType: null, step: null, module: null })).toBe('')
  })
})
