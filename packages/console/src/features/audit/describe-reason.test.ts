import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadProblemTexts } from '../../modules/problem-text.ts'
import { describeReason } from './describe-reason.ts'

const list = join(import.meta.dirname, '../../../../api/error-codes.json')

beforeAll(() => loadProblemTexts())

describe('the reason of an event', () => {
  it.runIf(existsSync(list))('is known in words for every code of the server', () => {
    const codes = (JSON.parse(readFileSync(list, 'utf8')) as { code: string }[]).map(({ code }) => code)
    expect(codes.filter((code) => describeReason(code).message === code)).toEqual([])
  })
  it('comes in the words of the module that owns the code', () => {
    expect(describeReason('DUO_DENIED').message).not.toBe('DUO_DENIED')
    expect(describeReason('LAST_ADMINISTRATOR').advice).not.toBeNull()
  })
  it('is the code itself where nobody knows better, so that it can be searched for', () => {
    expect(describeReason('RIDDLE_WRONG').message).toBe('RIDDLE_WRONG')
  })
})
