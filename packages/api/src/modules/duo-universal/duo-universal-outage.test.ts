import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stateOf, UniversalJourney } from './testing/universal-journey.ts'

let journey: UniversalJourney
beforeEach(async () => {
  journey = await UniversalJourney.start({ firstContactMs: 300, callMs: 400 })
})
afterEach(() => journey[Symbol.asyncDispose]())

const OPEN = { options: { failMode: 'open' } }

describe('when nobody answers at Duo’s host', () => {
  it.each(['refuse', 'hang', 'error503'] as const)('the logon is refused: %s', async (kind) => {
    const context = journey.logon(journey.createDuoUser())
    journey.simulator.control.addFault({ kind, count: null })
    expect(await journey.step.begin(context)).toMatchObject({ kind: 'denied', code: 'DUO_UNIVERSAL_UNREACHABLE' })
    expect(new Set(journey.outages.reported)).toEqual(new Set([`outage ${journey.view.settings.apiHostname}`]))
  })

  it.each(['refuse', 'hang', 'error503'] as const)(
    'and the step was told to let people in, it does, with an alarm: %s',
    async (kind) => {
      const context = journey.logon(journey.createDuoUser(), OPEN)
      journey.simulator.control.addFault({ kind, count: null })
      expect(await journey.step.begin(context)).toMatchObject({
        kind: 'passed',
        exception: 'FAILED_OPEN',
        alarm: { kind: 'failed-open' },
      })
    },
  )

  it('one connection that breaks is no outage: Duo is asked once more', async () => {
    // With the limits of the product: it is not the time that decides here.
    await using patient = await UniversalJourney.start()
    patient.simulator.control.addFault({ kind: 'refuse' })
    expect(await patient.step.begin(patient.logon(patient.createDuoUser(), OPEN))).toMatchObject({ kind: 'prompt' })
  })

  it('nothing is asked at all while it is known to be away', async () => {
    const user = journey.createDuoUser()
    journey.outages.away.add(journey.view.settings.apiHostname)
    expect(await journey.step.begin(journey.logon(user))).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNIVERSAL_UNREACHABLE',
    })
    expect(await journey.step.begin(journey.logon(user, OPEN))).toMatchObject({
      kind: 'passed',
      exception: 'FAILED_OPEN',
    })
    expect(journey.simulator.control.log()).toEqual([])
  })
})

describe('even a step that lets people in when Duo is away refuses', () => {
  it('after the browser was sent to Duo', async () => {
    const context = journey.logon(journey.createDuoUser(), OPEN)
    const state = stateOf(await journey.step.begin(context))
    const back = journey.comeBack(state)
    journey.simulator.control.addFault({ kind: 'refuse', count: 2 })
    expect(await journey.step.answer(context, state, back)).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNIVERSAL_UNREACHABLE',
    })
  })

  it('whoever comes from a network that the step does not name', async () => {
    journey.outages.away.add(journey.view.settings.apiHostname)
    const user = journey.createDuoUser()
    const begin = (ipAddress: string) =>
      journey.step.begin(
        journey.logon(user, {
          options: { ...OPEN.options, failOpenFrom: '10.0.0.0/8' },
          client: { ipAddress, userAgent: 'test' },
        }),
      )
    expect(await begin('10.9.9.9')).toMatchObject({ kind: 'passed', exception: 'FAILED_OPEN' })
    expect(await begin('192.0.2.7')).toMatchObject({ kind: 'denied', code: 'DUO_UNIVERSAL_UNREACHABLE' })
  })

  it('after another step that asked Duo', async () => {
    journey.simulator.control.addFault({ kind: 'refuse', count: null })
    const context = journey.logon(journey.createDuoUser(), { ...OPEN, earlierModules: ['password', 'duo'] })
    expect(await journey.step.begin(context)).toMatchObject({ kind: 'denied', code: 'DUO_UNIVERSAL_UNREACHABLE' })
  })

  it('with wrong keys', async () => {
    const context = journey.logon(journey.createDuoUser(), { ...OPEN, secrets: { clientSecret: 'x'.repeat(40) } })
    expect(await journey.step.begin(context)).toMatchObject({ kind: 'denied', code: 'DUO_UNIVERSAL_MISCONFIGURED' })
  })
})

describe('somebody who answers in Duo’s place lets nobody in, even by a step that does when Duo is away', () => {
  it.each([
    'rate-limit',
    'html400',
    'not-json',
    'empty',
    'huge',
    'unknown-stat',
    'missing-response',
    'wrong-host-certificate',
    'self-signed-certificate',
    'expired-certificate',
  ] as const)('%s', async (kind) => {
    // With the limits of the product: it is not the time that decides here.
    await using patient = await UniversalJourney.start()
    patient.simulator.control.addFault({ kind, count: 2 })
    expect(await patient.step.begin(patient.logon(patient.createDuoUser(), OPEN))).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNIVERSAL_UNREACHABLE',
    })
  })
})

describe('whatever goes wrong with the answer', () => {
  it.each([
    'refuse',
    'hang',
    'slow',
    'reset',
    'html400',
    'empty',
    'not-json',
    'huge',
    'error500',
    'error503',
    'rate-limit',
    'missing-response',
  ] as const)('nobody passes, and it is over in time: %s', async (kind) => {
    const context = journey.logon(journey.createDuoUser())
    const state = stateOf(await journey.step.begin(context))
    const back = journey.comeBack(state)
    journey.simulator.control.addFault({
      kind,
      count: 3,
      path: '/oauth/v1/token',
      ...(kind.startsWith('error') && { allowBody: true }),
    })
    expect((await journey.step.answer(context, state, back)).kind).not.toBe('passed')
  })
})
