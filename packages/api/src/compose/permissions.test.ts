import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AdministrationFixture } from './testing/administration-fixture.ts'
import { listFields, ruleOf, toDocument } from './testing/root-fields.ts'

let fixture: AdministrationFixture
beforeAll(async () => void (fixture = await AdministrationFixture.create()))
afterAll(() => fixture.close())

describe('every field of the administration', () => {
  it('has a rule', () => {
    expect(listFields(fixture.schema).filter(({ name }) => ruleOf(name) === undefined)).toEqual([])
  })

  it('is closed to everybody whom its rule does not name', async () => {
    const callers = {
      nobody: fixture.anonymous(),
      alice: await fixture.as('alice'),
      auditor: await fixture.as('auditor'),
    }
    for (const { kind, name } of listFields(fixture.schema)) {
      const rule = ruleOf(name)!
      if (rule === 'public') continue
      expect((await fixture.run(callers.nobody, toDocument(fixture.schema, kind, name))).codes, name).toEqual([
        'UNAUTHENTICATED',
      ])
      if (rule === 'session') continue
      expect((await fixture.run(callers.alice, toDocument(fixture.schema, kind, name))).codes, name).toEqual([
        'FORBIDDEN',
      ])
      const { codes } = await fixture.run(callers.auditor, toDocument(fixture.schema, kind, name))
      expect(codes.includes('FORBIDDEN'), name).toBe(!rule.endsWith(':read'))
    }
  })

  it('is open to an administrator', async () => {
    const admin = await fixture.asAdmin()
    for (const { kind, name } of listFields(fixture.schema).filter(
      (field) => field.name !== 'logoff' && !field.name.startsWith('end'),
    )) {
      const { codes } = await fixture.run(admin, toDocument(fixture.schema, kind, name))
      expect(
        codes.filter((code) => !['NOT_FOUND', 'BAD_USER_INPUT'].includes(code)),
        name,
      ).toEqual([])
    }
  })
})
