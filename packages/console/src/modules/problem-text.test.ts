import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROBLEM_TEXTS, toProblemText } from './problem-text.ts'
import { consoleModules } from './index.ts'

const list = join(import.meta.dirname, '../../../api/error-codes.json')
/** What somebody who logs on can meet; the administration has texts of its own for the rest. */
const OF_A_LOGON = new RegExp(`^(LOGON|SCHEME_UNAVAILABLE|ANSWER|ACCESS_TYPE|RETURN_TO|${consoleModules.map(({ id }) => id.toUpperCase()).join('|')})`)

describe('the texts for problems', () => {
  it.runIf(existsSync(list))('know every code of the server that a logon can meet', () => {
    const codes = (JSON.parse(readFileSync(list, 'utf8')) as { code: string }[]).map(({ code }) => code)
    expect(codes.filter((code) => OF_A_LOGON.test(code) && !Object.hasOwn(PROBLEM_TEXTS, code))).toEqual([])
  })

  it('say both what happened and what to do next, in whole sentences', () => {
    for (const [code, { message, advice }] of Object.entries(PROBLEM_TEXTS)) {
      expect(message, code).toMatch(/^[A-Z].*[.]$/)
      expect(advice, code).toMatch(/^[A-Z].*[.]$/)
    }
  })

  it('fall back to the server’s own words for a code that nobody here knows', () => {
    expect(toProblemText({ code: 'RIDDLE_WRONG', message: 'That is not it.' })).toEqual({ message: 'That is not it.', advice: '' })
    expect(toProblemText({ code: 'constructor', message: 'That is not it.' })).toEqual({ message: 'That is not it.', advice: '' })
  })
})
