import { expect, test } from 'vitest'
import type { ChoiceState, EnrollmentState, WaitState } from '../factors/duo-state.ts'
import { fromDuoFields } from './fields.ts'
import { toDuoPrompt } from './prompts.ts'

const device = { id: 'DPA', name: 'Pixel', factors: ['PUSH', 'SMS'] as const }
const offer = {
  devices: [{ ...device, factors: [...device.factors] }],
  isVerified: false,
  resendAt: null,
  suggested: null,
}
const choice: ChoiceState = { ...offer, step: 'choice', verification: null, notice: null }
const wait: WaitState = {
  ...offer,
  step: 'wait',
  factor: 'PUSH',
  device: offer.devices[0]!,
  txid: 'secret-transaction',
  status: 'pushed',
  statusMessage: 'Sent',
  verificationCode: '708',
  expiresAt: 1,
  resendAt: 1,
}
const enrollment: EnrollmentState = {
  step: 'enrollment',
  duoUserId: 'DUX',
  activationCode: 'duo://x',
  activationUrl: 'https://x.example',
  qrText: 'x',
  expiresAt: 1,
  place: null,
}
const given = (fields: Record<string, string>) => new Map(Object.entries(fields))

test('the choice can be made from the rendered fields', () => {
  const action = toDuoPrompt(choice).fields.find(({ name }) => name === 'action')!
  expect(action.options.map(({ value }) => value)).toEqual(['push:DPA', 'sms:DPA'])
  expect(fromDuoFields(given({ action: 'push:DPA' }), choice)).toEqual({ push: { device: 'DPA' } })
  expect(fromDuoFields(given({ action: 'sms:DPA', passcode: '' }), choice)).toEqual({ sms: { device: 'DPA' } })
  expect(fromDuoFields(given({ action: 'push:DPA', passcode: ' 123 456 ' }), choice)).toEqual({ passcode: '123 456' })
  for (const action of ['', 'push', 'push:', 'poll', 'constructor:x'])
    expect(fromDuoFields(given({ action }), choice)).toBeNull()
})

test('while waiting, nothing set asks how things stand', () => {
  expect(fromDuoFields(given({}), wait)).toEqual({ poll: true })
  expect(fromDuoFields(given({ passcode: '123456' }), wait)).toEqual({ passcode: '123456' })
  expect(fromDuoFields(given({ action: 'push' }), wait)).toEqual({ push: { device: 'DPA' } })
  expect(fromDuoFields(given({ action: 'chooseAgain' }), wait)).toEqual({ chooseAgain: true })
  expect(fromDuoFields(given({ action: 'phone' }), wait)).toBeNull()
})

test('an enrollment is shown as image, link and text, and can only be asked about', () => {
  expect(toDuoPrompt(enrollment).fields.map(({ name, kind }) => [name, kind])).toEqual([
    ['qrCode', 'IMAGE'],
    ['activationUrl', 'LINK'],
    ['activationCode', 'NOTE'],
    ['action', 'CHOICE'],
  ])
  expect(fromDuoFields(given({}), enrollment)).toEqual({ poll: true })
  expect(fromDuoFields(given({ passcode: '1' }), enrollment)).toBeNull()
})

test('no prompt tells the transaction [C12]', () => {
  for (const state of [choice, wait, enrollment])
    expect(JSON.stringify(toDuoPrompt(state))).not.toMatch(/secret-transaction|DUX/u)
})
