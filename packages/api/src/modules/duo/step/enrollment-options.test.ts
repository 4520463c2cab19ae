import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'
import { DuoEnrollmentCodePrompt } from '../interface/duo.type.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo()))
afterAll(() => duo.stop())

test('a step that refuses people who are new to Duo makes no user there', async () => {
  const user = duo.createUser()
  expect(await duo.step.begin(duo.logon(user, { options: { enrollment: 'refuse' } }))).toMatchObject({
    kind: 'denied',
    code: 'DUO_ENROLLMENT_REQUIRED',
  })
  expect(duo.calls(user.username)).toEqual(['preauth'])
})

test('a step that leads to Duo’s own page asks for no code of Duo’s, and goes on when the user is done there [C20]', async () => {
  const user = duo.createUser()
  const context = duo.logon(user, { options: { enrollment: 'portal' } })
  const state = stateOf(await duo.step.begin(context), 'portal')
  expect(duo.step.toPrompt(state)).toMatchObject({ qrCode: null, portalUrl: expect.stringContaining('/portal?code=') })
  expect(duo.calls(user.username)).not.toContain('enroll')
  duo.simulator.control.createUser(user.username)
  duo.simulator.control.createDevice(user.username, { type: 'phone', number: '+1 555 555 0103', activated: true })
  expect(await duo.next(context, state)).toMatchObject({ kind: 'waiting', state: { step: 'wait' } })
})

test('the setting goes before the step: switched off, nobody enrolls anywhere', async () => {
  for (const enrollment of ['offer', 'portal', 'refuse'])
    expect(
      await duo.step.begin(
        duo.logon(duo.createUser(), { settings: { selfEnrollment: false }, options: { enrollment } }),
      ),
    ).toMatchObject({ code: 'DUO_ENROLLMENT_REQUIRED' })
})

describe('a step that asks for an enrollment code', () => {
  const OPTIONS = { options: { enrollmentCode: true } }
  const CODE = 'K7QM-2XTD-9F4H'
  /** Redeems once, as the database does. */
  const withCode = () => {
    let left = CODE as string | null
    return { redeemEnrollmentCode: async (code: string) => code === left && ((left = null), true) }
  }

  test('shows nothing to scan, and makes no user at Duo, before the code is right', async () => {
    const user = duo.createUser()
    const context = duo.logon(user, { ...OPTIONS, more: withCode() })
    const state = stateOf(await duo.step.begin(context), 'enrollment-code')
    const prompt = duo.step.toPrompt(state)
    expect(prompt).toBeInstanceOf(DuoEnrollmentCodePrompt)
    expect(JSON.stringify(prompt)).not.toMatch(/duo:|portal/u)
    expect(await duo.step.answer(context, state, { enrollmentCode: 'AAAA-AAAA-AAAA' })).toMatchObject({
      kind: 'rejected',
      code: 'DUO_ENROLLMENT_CODE_INCORRECT',
      field: 'enrollmentCode',
    })
    expect(duo.calls(user.username)).not.toContain('enroll')
    const enrolling = stateOf(await duo.step.answer(context, state, { enrollmentCode: CODE }), 'enrollment')
    duo.simulator.control.activate(enrolling.activationCode)
    expect(await duo.next(context, enrolling)).toMatchObject({ kind: 'waiting', state: { step: 'wait' } })
  })

  test('takes it once', async () => {
    const redeem = withCode()
    const user = duo.createUser()
    const first = duo.logon(user, { ...OPTIONS, more: redeem })
    const state = stateOf(await duo.step.begin(first), 'enrollment-code')
    const outcomes = await Promise.all([0, 1, 2].map(() => duo.step.answer(first, state, { enrollmentCode: CODE })))
    expect(outcomes.filter(({ kind }) => kind === 'waiting')).toHaveLength(1)
    const again = duo.logon(user, { ...OPTIONS, more: redeem })
    expect(
      await duo.step.answer(again, stateOf(await duo.step.begin(again), 'enrollment-code'), { enrollmentCode: CODE }),
    ).toMatchObject({ code: 'DUO_ENROLLMENT_CODE_INCORRECT' })
  })

  test('lets nobody guess', async () => {
    const context = duo.logon(duo.createUser(), { ...OPTIONS, more: withCode() })
    const state = stateOf(await duo.step.begin(context), 'enrollment-code')
    for (let guess = 0; guess < 5; guess++)
      expect(await duo.step.answer(context, state, { enrollmentCode: `AAAA-AAAA-AAA${guess}` })).toMatchObject({
        kind: 'rejected',
      })
    expect(await duo.step.answer(context, state, { enrollmentCode: CODE })).toMatchObject({
      kind: 'denied',
      code: 'LOGON_LOCKED',
      retryAt: expect.any(Number),
    })
  })

  test('keeps the code good when Duo is away', async () => {
    const context = duo.logon(duo.createUser(), { ...OPTIONS, more: withCode() })
    const state = stateOf(await duo.step.begin(context), 'enrollment-code')
    duo.simulator.control.addFault({ kind: 'error503', count: 1, path: 'preauth' })
    expect(await duo.step.answer(context, state, { enrollmentCode: CODE })).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNREACHABLE',
    })
    expect(await duo.step.answer(context, state, { enrollmentCode: CODE })).toMatchObject({
      kind: 'waiting',
      state: { step: 'enrollment' },
    })
  })

  test('stands before Duo’s own page too', async () => {
    const context = duo.logon(duo.createUser(), {
      options: { enrollmentCode: true, enrollment: 'portal' },
      more: withCode(),
    })
    const state = stateOf(await duo.step.begin(context), 'enrollment-code')
    expect(await duo.step.answer(context, state, { enrollmentCode: CODE })).toMatchObject({
      kind: 'waiting',
      state: { step: 'portal' },
    })
  })

  test('asks nobody for it who has a device at Duo', async () => {
    expect(await duo.step.begin(duo.logon(duo.createDuoUser(), OPTIONS))).toMatchObject({
      kind: 'waiting',
      state: { step: 'wait' },
    })
  })

  test('takes it by the generic fields', async () => {
    const context = duo.logon(duo.createUser(), { ...OPTIONS, more: withCode() })
    const state = stateOf(await duo.step.begin(context), 'enrollment-code')
    expect(duo.step.fromFields(new Map([['enrollmentCode', ` ${CODE} `]]), state)).toEqual({ enrollmentCode: CODE })
    expect(duo.step.fromFields(new Map([['passcode', CODE]]), state)).toBeNull()
  })
})
