import { buildSchema, parse, validate } from 'graphql'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  cancelLogon,
  findWhoIsLoggedOn,
  finishLogon,
  logonChangedText,
  readLogon,
  startLogon,
  submitStep,
} from './logon-operations.ts'

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../../../api/schema.graphql'), 'utf8'))
const sent: string[] = []

beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    sent.push((JSON.parse(String(init.body)) as { query: string }).query)
    return {
      headers: new Headers(),
      json: async () => ({
        data: { startLogon: {}, submitStep: {}, finishLogon: {}, cancelLogon: true, logon: {}, viewer: null },
      }),
    }
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the operations of the logon page', () => {
  it('are valid against the schema, with the fragments of all modules in one document', async () => {
    await startLogon({ accessType: 'browser', returnTo: null })
    await submitStep('t', { password: { password: 'p' } })
    await finishLogon('t')
    await cancelLogon('t')
    await readLogon('t')
    await findWhoIsLoggedOn()
    for (const text of [...sent, logonChangedText]) expect(validate(schema, parse(text))).toEqual([])
    expect(sent).toHaveLength(6)
    expect(sent[0]).toContain('...DuoWaitPrompt')
  })
})
