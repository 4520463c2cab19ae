import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RequestContext } from '../graphql/request-context.ts'
import { AdministrationFixture } from './testing/administration-fixture.ts'
import { freshnessOf, listFields, ruleOf, toDocument } from './testing/root-fields.ts'

let fixture: AdministrationFixture
beforeAll(async () => void (fixture = await AdministrationFixture.create()))
afterAll(() => fixture.close())

describe('a session whose logon is long ago', () => {
  const withOldLogon = (context: RequestContext): RequestContext => ({
    ...context,
    viewer: { ...context.viewer!, isLogonFresh: false },
  })

  it('makes no change but those that are listed here as not sensitive', () => {
    const harmless = {
      logoff: 'takes away',
      endSession: 'takes away, and has to be quick in need',
      endMyOtherSessions: 'takes away',
      endUserSessions: 'takes away, and has to be quick in need',
      acknowledgeAlarm: 'is recorded, and takes nothing away that isn’t in the audit log',
      removeEnrollmentCode: 'takes away',
      forgetUserBrowsers: 'takes away, and has to be quick in need',
      forgetMyBrowsers: 'takes away',
      revokeApiToken: 'takes away, and has to be quick in need',
      changePassword: 'asks for the current password',
      checkModule: 'changes nothing',
      discardDraft: 'changes nothing that is live, and the version stays',
      takeBackPublication: 'takes away, and has to be quick in need',
    }
    const mutations = listFields(fixture.schema)
      .filter(({ kind }) => kind === 'mutation')
      .map(({ name }) => name)
    expect(mutations.filter((name) => freshnessOf(name) === undefined).sort()).toEqual(Object.keys(harmless).sort())
  })

  it('is sent to log on again by every sensitive change, after who may not make it at all was refused', async () => {
    const admin = withOldLogon(await fixture.asAdmin())
    const alice = withOldLogon(await fixture.as('alice'))
    for (const { kind, name } of listFields(fixture.schema).filter((field) => freshnessOf(field.name) === 'always')) {
      expect((await fixture.run(admin, toDocument(fixture.schema, kind, name))).codes, name).toEqual([
        'REAUTH_REQUIRED',
      ])
      expect((await fixture.run(alice, toDocument(fixture.schema, kind, name))).codes, name).toEqual([
        ruleOf(name) === 'session' ? 'REAUTH_REQUIRED' : 'FORBIDDEN',
      ])
      expect((await fixture.run(fixture.anonymous(), toDocument(fixture.schema, kind, name))).codes, name).toEqual([
        'UNAUTHENTICATED',
      ])
    }
  })

  it('makes users without rights and changes names, and gives nobody roles', async () => {
    const admin = withOldLogon(await fixture.asAdmin())
    const codesOf = async (document: string) => (await fixture.run(admin, document)).codes
    for (const input of [
      '{username: "old-one"}',
      '{username: "old-two", roles: ["user"]}',
      '{username: "old-three", roles: []}',
    ])
      expect(await codesOf(`mutation { createUser(input: ${input}) { __typename } }`), input).toEqual([])
    for (const input of [
      '{username: "old-four", roles: ["administrator"]}',
      '{username: "old-five", roles: ["user", "auditor"]}',
    ])
      expect(await codesOf(`mutation { createUser(input: ${input}) { __typename } }`), input).toEqual([
        'REAUTH_REQUIRED',
      ])
    for (const input of ['{id: "nobody", displayName: "X"}', '{id: "nobody", enabled: false}'])
      expect(await codesOf(`mutation { updateUser(input: ${input}) { __typename } }`), input).toEqual(['NOT_FOUND'])
    for (const input of ['{id: "nobody", roles: []}', '{id: "nobody", enabled: true}'])
      expect(await codesOf(`mutation { updateUser(input: ${input}) { __typename } }`), input).toEqual([
        'REAUTH_REQUIRED',
      ])
  })
})
