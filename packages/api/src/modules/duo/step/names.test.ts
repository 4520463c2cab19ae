import { checkSettings } from '@sallyport/shared/check-settings'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toFormattedName } from '../../../module-contract/external-name-fields.ts'
import { DUO_SETTINGS } from '../interface/duo.settings.ts'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo()))
afterAll(() => duo.stop())

const NOBODY = { username: 'EXAMPLE\\Alice@corp.example', email: 'a.smith@example.com' }
const format = (
  usernameFormat: Parameters<typeof toFormattedName>[0]['usernameFormat'],
  usernameTemplate: string | null = null,
  user = NOBODY,
) => toFormattedName({ usernameFormat, usernameTemplate }, user)

describe('the name at Duo', () => {
  test('is made by the configured format [C1]', () => {
    expect(format('as-typed')).toBe('EXAMPLE\\Alice@corp.example')
    expect(format('lower-case')).toBe('example\\alice@corp.example')
    expect(format('without-domain')).toBe('Alice')
    expect(format('email')).toBe('a.smith@example.com')
    expect(format('template', '{localPart}-{username}', { ...NOBODY, username: 'bob' })).toBe('a.smith-bob')
    expect(format('template', '{username}@example.com', { ...NOBODY, username: 'bob' })).toBe('bob@example.com')
  })

  test('is none where something that it is made of is missing: nobody is asked about half a name', () => {
    const user = { username: 'bob', email: null as unknown as string }
    expect(format('email', null, user)).toBe('')
    expect(format('template', '{localPart}@example.com', user)).toBe('')
    expect(format('template', '{email}', user)).toBe('')
    expect(format('template', null, user)).toBe('')
  })

  test('puts nothing of a user’s into the template’s own words', () => {
    expect(format('template', '{username}@example.com', { ...NOBODY, username: '{email}' })).toBe('{email}@example.com')
    expect(format('template', '{username}@example.com', { ...NOBODY, username: '$&$1' })).toBe('$&$1@example.com')
  })

  test.each(['example.com', '{user}@example.com', '{username}@{domain}', '{username', '{{username}}', '{constructor}'])(
    'the template "%s" is refused',
    (usernameTemplate) => {
      expect(checkSettings(DUO_SETTINGS, { usernameTemplate }).problems).toMatchObject([
        { field: 'usernameTemplate', code: 'SETTING_INVALID' },
      ])
    },
  )

  test('needs a template where it is made by one', () => {
    const check = (values: object) => duo.module.settings.checkValues!({ ...duo.settings.settings, ...values })
    expect(check({ usernameFormat: 'template', usernameTemplate: null })).toMatchObject([
      { field: 'usernameTemplate', code: 'SETTING_REQUIRED' },
    ])
    expect(check({ usernameFormat: 'template', usernameTemplate: '{email}' })).toEqual([])
    expect(checkSettings(DUO_SETTINGS, { usernameTemplate: '{username}@example.com' }).problems).toEqual([])
  })

  test('is an administrator’s, where one has set it', async () => {
    const user = duo.createUser()
    duo.simulator.control.createUser('another-name')
    duo.simulator.control.createDevice('another-name', { type: 'phone', number: '+1 555 555 0177', activated: true })
    const context = duo.logon(user, {
      more: { profile: { externalName: 'another-name', claimedName: null, lastChoice: null } },
    })
    const state = stateOf(await duo.step.begin(context), 'wait')
    duo.simulator.control.decide(state.txid, { decision: 'approve' })
    expect(await duo.next(context, state)).toMatchObject({ kind: 'passed', claimedName: 'another-name' })
  })
})

describe('one user at Duo', () => {
  test('is one user here: who would share somebody else’s phone is refused before Duo is asked, with an alarm', async () => {
    const user = duo.createDuoUser()
    const context = duo.logon(user, { more: { isNameTaken: async () => true } })
    expect(await duo.step.begin(context)).toMatchObject({
      kind: 'denied',
      code: 'DUO_NAME_CONFLICT',
      alarm: { kind: 'identity-conflict' },
    })
    expect(duo.calls(user.username)).toEqual([])
  })

  test('is kept from the first pass on, so that nobody is asked about it twice', async () => {
    const user = duo.createDuoUser()
    const pass = async (claimedName: string | null) => {
      const context = duo.logon(user, { more: { profile: { externalName: null, claimedName, lastChoice: null } } })
      const state = stateOf(await duo.step.begin(context), 'wait')
      duo.simulator.control.decide(state.txid, { decision: 'approve' })
      return duo.next(context, state)
    }
    expect(await pass(null)).toMatchObject({ kind: 'passed', claimedName: user.username })
    expect(await pass(user.username)).not.toHaveProperty('claimedName')
  })

  test('is asked for by its id once it was enrolled here, and an id of another Duo account is none [C1]', async () => {
    const user = duo.createDuoUser()
    const { userId } = duo.simulator.control.user(user.username)
    const host = duo.settings.settings.apiHostname
    const asked = async (scope: string) => {
      await duo.step.begin(
        duo.logon(
          { ...user, username: `renamed-${scope}` },
          { settings: { automaticPush: false }, enrollment: { externalId: userId, scope } },
        ),
      )
      return duo.simulator.control
        .log(5)
        .filter(({ path }) => path === '/auth/v2/preauth')
        .map(({ parameters }) => parameters)
    }
    expect(JSON.stringify(await asked(host))).toContain(userId)
    const { length } = duo.simulator.control.log().filter(({ parameters }) => parameters.user_id === userId)
    await asked('api-87654321.duosecurity.com')
    expect(duo.simulator.control.log().filter(({ parameters }) => parameters.user_id === userId)).toHaveLength(length)
  })

  test('enrolled here belongs to the Duo account that it was enrolled in', async () => {
    const context = duo.logon(duo.createUser())
    const state = stateOf(await duo.step.begin(context), 'enrollment')
    duo.simulator.control.activate(state.activationCode)
    expect(await duo.next(context, state)).toMatchObject({
      enrollment: { externalId: state.duoUserId, scope: duo.settings.settings.apiHostname },
    })
  })
})
