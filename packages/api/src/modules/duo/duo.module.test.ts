import { checkSettings, checkSettingValue } from '@sallyport/shared/setting-field'
import { expect, test } from 'vitest'
import { createDuoModule } from './duo.module.ts'
import { DUO_SETTINGS } from './duo.settings.ts'

const module = createDuoModule({ allowedHosts: ['localhost:4443'], ca: null, clock: { now: () => Date.now() } })

test('the three values of Duo’s admin panel come first, in its order', () => {
  expect(Object.keys(module.settings).slice(0, 3)).toEqual(['integrationKey', 'secretKey', 'apiHostname'])
  expect(module.settings.secretKey!.kind).toBe('secret')
})

test('it can be put only behind a step that has proved who is there', () => {
  expect(module).toMatchObject({ id: 'duo', category: 'SECRET', needsSecretBefore: true })
})

test('the secret key has to be typed again when the host or the application changes', () => {
  expect(module.secretsBoundTo).toEqual(['apiHostname', 'integrationKey'])
})

test('defaults are complete and harmless', () => {
  const { problems } = checkSettings(module.stepOptions, {}, { complete: true })
  expect(problems).toEqual([])
  expect(module.stepOptions).toMatchObject({ bypass: { default: 'refuse' } })
})

test('keys of the wrong form are told with what to do', () => {
  for (const value of ['DI', 'di00000000000000000X', `DI${'0'.repeat(19)}`, 'https://x'])
    expect(checkSettingValue('integrationKey', DUO_SETTINGS.integrationKey, value)).toMatchObject({ problem: { code: 'SETTING_INVALID', message: expect.stringContaining('Duo’s admin panel') } })
  expect(checkSettingValue('secretKey', DUO_SETTINGS.secretKey, 'x'.repeat(39))).toHaveProperty('problem')
  expect(checkSettingValue('secretKey', DUO_SETTINGS.secretKey, ` ${'x'.repeat(40)} `)).toEqual({ value: 'x'.repeat(40) })
})

test('an API hostname has to be one of Duo’s, or of the configuration', () => {
  for (const apiHostname of ['api-0a1b2c3d.duosecurity.com', 'api-0a1b2c3d.duofederal.com', 'localhost:4443']) expect(module.checkValues!({ apiHostname })).toEqual([])
  for (const apiHostname of ['evil.example', 'localhost:4444', 'https://api-0a1b2c3d.duosecurity.com', 'api-0a1b2c3d.duosecurity.com.evil.example'])
    expect(module.checkValues!({ apiHostname })).toEqual([{ field: 'apiHostname', code: 'SETTING_INVALID', message: expect.stringContaining('api-xxxxxxxx.duosecurity.com') }])
  expect(module.checkValues!({})).toEqual([])
})

test('every code has its text once', () => {
  const codes = module.errorCodes.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  for (const { code, message, advice } of module.errorCodes) {
    expect(code).toMatch(/^DUO_[A-Z_]+$/u)
    expect(message && advice).toBeTruthy()
  }
})
