import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_MESSAGES } from '../lib/admin-messages.ts'
import { findProblemText, listProblemTexts, loadProblemTexts, toProblemText } from './problem-text.ts'

const list = join(import.meta.dirname, '../../../api/error-codes.json')

beforeAll(() => loadProblemTexts())

describe('the texts for problems', () => {
  it.runIf(existsSync(list))('and those of the administration know every code of the server', () => {
    const codes = (JSON.parse(readFileSync(list, 'utf8')) as { code: string }[]).map(({ code }) => code)
    expect(codes.filter((code) => findProblemText(code) === null && !Object.hasOwn(ADMIN_MESSAGES, code))).toEqual([])
  })

  it('say both what happened and what to do next, in whole sentences', () => {
    for (const [code, { message, advice }] of Object.entries(listProblemTexts())) {
      expect(message, code).toMatch(/^[A-Z].*[.]$/)
      expect(advice, code).toMatch(/^[A-Z].*[.]$/)
    }
  })

  it('fall back to the server’s own words for a code that nobody here knows', () => {
    expect(toProblemText({ code: 'RIDDLE_WRONG', message: 'That is not it.' })).toEqual({
      message: 'That is not it.',
      advice: '',
    })
    expect(toProblemText({ code: 'constructor', message: 'That is not it.' })).toEqual({
      message: 'That is not it.',
      advice: '',
    })
  })
})
