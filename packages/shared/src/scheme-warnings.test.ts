import { describe, expect, it } from 'vitest'
import { type WarningModule, findSchemeWarnings } from './scheme-warnings.ts'

const password: WarningModule = { id: 'password', title: 'Password', category: 'IDENTITY_AND_SECRET', configured: true }
const phone: WarningModule = { id: 'phone', title: 'Phone', category: 'SECRET', configured: true }
const address: WarningModule = { id: 'address', title: 'Address', category: 'OTHER', configured: true }
const codes = (steps: string[], modules: WarningModule[]) =>
  findSchemeWarnings({ name: 'Browser', steps: steps.map((module) => ({ module })) }, modules).map(
    (warning) => warning.code,
  )

describe('a flow with one factor', () => {
  it('is warned of where a second one is set up, and told by name', () => {
    expect(codes(['password'], [password, phone])).toEqual(['ADMINISTRATORS_SINGLE_FACTOR'])
    expect(
      findSchemeWarnings({ name: 'Client', steps: [{ module: 'password' }] }, [password, phone])[0]!.message,
    ).toContain('By the Client flow administrators get in with one factor (Password), though Phone is set up.')
  })

  it('is not made two by a step that proves nothing, nor by the same one again', () => {
    expect(codes(['address', 'password'], [password, phone, address])).toEqual(['ADMINISTRATORS_SINGLE_FACTOR'])
    expect(codes(['password', 'password'], [password, phone])).toEqual(['ADMINISTRATORS_SINGLE_FACTOR'])
  })

  it('is nothing to warn of where there is no other factor to add', () => {
    expect(codes(['password'], [password, { ...phone, configured: false }])).toEqual([])
    expect(codes(['password'], [password, address])).toEqual([])
  })
})

it('a flow with two factors, an empty one and one of unknown modules are not warned of', () => {
  expect(codes(['password', 'phone'], [password, phone])).toEqual([])
  expect(codes([], [password, phone])).toEqual([])
  expect(codes(['gone'], [password, phone])).toEqual([])
})
