import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ADMIN_MESSAGES } from '../lib/admin-messages.ts'
import { CHECK_TEXTS } from './check-texts.ts'
import { PROBLEM_TEXTS, toProblemText } from './problem-text.ts'

const list = join(import.meta.dirname, '../../../api/error-codes.json')

describe('the texts for problems', () => {
  it.runIf(existsSync(list))('and those of the administration know every code of the server', () => {
    const codes = (JSON.parse(readFileSync(list, 'utf8')) as { code: string }[]).map(({ code }) => code)
    expect(codes.filter((code) => !Object.hasOwn(PROBLEM_TEXTS, code) && !Object.hasOwn(ADMIN_MESSAGES, code) && !Object.hasOwn(CHECK_TEXTS, code))).toEqual([])
  })

  it('say both what happened and what to do next, in whole sentences', () => {
    for (const [code, { message, advice }] of Object.entries({ ...PROBLEM_TEXTS, ...CHECK_TEXTS })) {
      expect(message, code).toMatch(/^[A-Z].*[.]$/)
      expect(advice, code).toMatch(/^[A-Z].*[.]$/)
    }
  })

  it('fall back to the server’s own words for a code that nobody here knows', () => {
    expect(toProblemText({ code: 'RIDDLE_WRONG', message: 'That is not it.' })).toEqual({ message: 'That is not it.', advice: '' })
    expect(toProblemText({ code: 'constructor', message: 'That is not it.' })).toEqual({ message: 'That is not it.', advice: '' })
  })
})
