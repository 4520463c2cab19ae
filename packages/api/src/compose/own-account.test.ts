import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RequestContext } from '../graphql/request-context.ts'
import { AdministrationFixture, LONG_PASSWORD } from './testing/administration-fixture.ts'

let fixture: AdministrationFixture
beforeAll(async () => void (fixture = await AdministrationFixture.create()))
afterAll(() => fixture.close())

describe('the caller', () => {
  it('is nobody without a session, and sees only themselves with one', async () => {
    const query =
      '{ viewer { permissions user { username hasPassword enrollments { module } } session { accessType current steps { method } user { username } } } }'
    expect((await fixture.run(fixture.anonymous(), query)).data).toEqual({ viewer: null })
    expect((await fixture.run(await fixture.as('alice'), query)).data).toEqual({
      viewer: {
        permissions: [],
        user: { username: 'alice', hasPassword: true, enrollments: [] },
        session: { accessType: 'browser', current: true, steps: [], user: { username: 'alice' } },
      },
    })
    const mine = await fixture.run(
      await fixture.as('alice'),
      '{ mySessions { current user { username } } myLogons { type } }',
    )
    expect(new Set(mine.data.mySessions.map((session: any) => session.user.username))).toEqual(new Set(['alice']))
    expect(mine.data.mySessions.filter((session: any) => session.current)).toHaveLength(1)
  })

  it('logs off, and may do so without a session', async () => {
    const alice = await fixture.as('alice')
    const before = fixture.clearedCookies
    expect((await fixture.run(alice, 'mutation { logoff }')).data).toEqual({ logoff: true })
    expect((await fixture.run(alice, 'mutation { logoff }')).data).toEqual({ logoff: false })
    expect((await fixture.run(fixture.anonymous(), 'mutation { logoff }')).data).toEqual({ logoff: false })
    expect(fixture.clearedCookies).toBe(before + 3)
  })

  it('cannot end anybody else’s session', async () => {
    const admin = await fixture.asAdmin()
    const alice = await fixture.as('alice')
    const end = (context: RequestContext, of: RequestContext) =>
      fixture.run(context, 'mutation ($id: ID!) { endSession(id: $id) }', { id: of.viewer!.sessionId })
    expect((await end(alice, admin)).data).toEqual({ endSession: false })
    expect((await end(admin, alice)).data).toEqual({ endSession: true })
  })

  it('changes their password', async () => {
    const change = `mutation ($current: String!) { changePassword(input: {currentPassword: $current, newPassword: "five more words over there"}) {
      __typename ... on PasswordChanged { sessionsEnded } ... on PasswordRejected { problems { field code } } } }`
    const alice = await fixture.as('alice')
    expect((await fixture.run(alice, change, { current: 'not this one' })).data.changePassword).toEqual({
      __typename: 'PasswordRejected',
      problems: [{ field: 'currentPassword', code: 'PASSWORD_INCORRECT' }],
    })
    expect((await fixture.run(alice, change, { current: LONG_PASSWORD })).data.changePassword.__typename).toBe(
      'PasswordChanged',
    )
  })
})
