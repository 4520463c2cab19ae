import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findAdminText } from '../lib/errors/admin-texts.ts'
import { consoleModules } from '../modules/index.ts'
import { findProblemText, loadProblemTexts, toProblemText } from './problem-texts.ts'

const list = join(import.meta.dirname, '../../../api/error-codes.json')
const codes = (JSON.parse(readFileSync(list, 'utf8')) as { code: string }[]).map(({ code }) => code)

beforeAll(() => loadProblemTexts(consoleModules))

describe('the texts for problems of a logon', () => {
  it('exist for every code of a module, and for every code that begins with LOGON', () => {
    const reached = codes.filter((code) => /^(LOGON|PASSWORD|DUO|RECOVERY_CODE)_/.test(code))
    expect(reached.length).toBeGreaterThan(50)
    expect(reached.filter((code) => findProblemText(code) === null)).toEqual([])
  })

  it('leave out codes that only administrators can meet', () => {
    expect(findProblemText('SCHEME_EMPTY')).toBeNull()
    expect(findAdminText('SCHEME_EMPTY')).not.toBeNull()
  })

  it('are the server’s words for an unknown code', () => {
    expect(toProblemText({ code: 'RIDDLE_WRONG', message: 'That is not it.' })).toEqual({
      message: 'That is not it.',
      hint: '',
    })
    expect(toProblemText({ code: 'constructor', message: 'That is not it.' }).message).toBe('That is not it.')
  })

  it('are the administrators’ own, where they can write one', () => {
    const written = { code: 'ACCESS_TYPE_ROLE_DENIED', message: 'Guests use the other door.' }
    expect(toProblemText(written)).toEqual({ message: 'Guests use the other door.', hint: '' })
  })
})
