import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UniversalJourney } from './testing/universal-journey.ts'

let journey: UniversalJourney
beforeEach(async () => {
  journey = await UniversalJourney.start({ callMs: 500 })
})
afterEach(() => journey[Symbol.asyncDispose]())

describe('a check of the connection', () => {
  it('says that all is well', async () => {
    expect(await journey.module.settings.checkConnection!(journey.view)).toMatchObject({
      ok: true,
      code: 'DUO_UNIVERSAL_OK',
      checks: [{ state: 'PASSED' }, { state: 'PASSED' }, { state: 'PASSED' }],
    })
  })

  it('tells wrong keys, a host that is away, a host that is not Duo’s and a wrong clock apart', async () => {
    const { settings, secrets } = journey.view
    const { control } = journey.simulator
    const codeOf = async (view = journey.view) => (await journey.module.settings.checkConnection!(view)).code
    expect(await codeOf({ settings, secrets: { clientSecret: 'x'.repeat(40) } })).toBe('DUO_UNIVERSAL_BAD_CREDENTIALS')
    control.addFault({ kind: 'refuse', count: 2 })
    expect(await codeOf()).toBe('DUO_UNIVERSAL_UNREACHABLE')
    control.addFault({ kind: 'hang' })
    expect(await codeOf()).toBe('DUO_UNIVERSAL_UNREACHABLE')
    control.addFault({ kind: 'html400' })
    expect(await codeOf()).toBe('DUO_UNIVERSAL_WRONG_HOST')
    expect(await codeOf({ settings: { ...settings, apiHostname: 'evil.example.com' }, secrets })).toBe(
      'DUO_UNIVERSAL_WRONG_HOST',
    )
    expect(await codeOf({ settings, secrets: {} as typeof secrets })).toBe('DUO_UNIVERSAL_NOT_CONFIGURED')
    journey.aheadMs = 120_000
    expect(await codeOf()).toBe('DUO_UNIVERSAL_CLOCK_SKEW')
  })
})

describe('settings', () => {
  it('name one of Duo’s hosts, and a page to come back to that is ours or allowed', () => {
    const fieldsOf = (values: object) =>
      journey.module.settings.checkValues!(values as Record<string, unknown>).map((problem) => problem.field)
    expect(fieldsOf({ ...journey.view.settings })).toEqual([])
    expect(fieldsOf({ apiHostname: 'evil.example.com' })).toEqual(['apiHostname'])
    for (const returnUrl of ['https://login.example.com/logon', 'https://app.example.com/in?from=duo'])
      expect(fieldsOf({ returnUrl })).toEqual([])
    for (const returnUrl of [
      'https://evil.example.com/',
      'https://login.example.com.evil.example/',
      '/logon',
      'https://user@login.example.com/',
      'https://login.example.com/#x',
      'javascript:alert(1)',
    ])
      expect(fieldsOf({ returnUrl })).toEqual(['returnUrl'])
    expect(fieldsOf({ usernameFormat: 'template' })).toEqual(['usernameTemplate'])
  })
})
