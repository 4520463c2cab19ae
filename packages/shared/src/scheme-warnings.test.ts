import { describe, expect, it } from 'vitest'
import { type WarningModule, findSchemeWarnings } from './scheme-warnings.ts'

const password: WarningModule = { id: 'password', title: 'Password', category: 'IDENTITY_AND_SECRET', configured: true }
const phone: WarningModule = { id: 'phone', title: 'Phone', category: 'SECRET', configured: true }
const address: WarningModule = { id: 'address', title: 'Address', category: 'OTHER', configured: true }
const codes = (steps: string[], modules: WarningModule[]) =>
  findSchemeWarnings({ name: 'Browser', steps: steps.map((module) => ({ module })) }, modules).map(
    (warning) => warning.code,
  )

describe('a scheme with one factor', () => {
  it('causes a warning with its name if a second factor is set up', () => {
    expect(codes(['password'], [password, phone])).toEqual(['ADMINISTRATORS_SINGLE_FACTOR'])
    expect(
      findSchemeWarnings({ name: 'Client', steps: [{ module: 'password' }] }, [password, phone])[0]!.message,
    ).toContain('Administrators can log on through Client with one factor (Password), although Phone is set up.')
  })

  it('still has one factor with a step that verifies nothing, or the same step twice', () => {
    expect(codes(['address', 'password'], [password, phone, address])).toEqual(['ADMINISTRATORS_SINGLE_FACTOR'])
    expect(codes(['password', 'password'], [password, phone])).toEqual(['ADMINISTRATORS_SINGLE_FACTOR'])
  })

  it('causes no warning if there is no other factor to add', () => {
    expect(codes(['password'], [password, { ...phone, configured: false }])).toEqual([])
    expect(codes(['password'], [password, address])).toEqual([])
  })
})

it('a scheme with two factors, an empty one and one with unknown modules cause no warning', () => {
  expect(codes(['password', 'phone'], [password, phone])).toEqual([])
  expect(codes([], [password, phone])).toEqual([])
  expect(codes(['gone'], [password, phone])).toEqual([])
})
