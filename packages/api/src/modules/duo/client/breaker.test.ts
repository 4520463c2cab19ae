import { afterEach, describe, expect, test } from 'vitest'
import { DuoBreaker } from './breaker.ts'
import { DUO_LIMITS } from './client-limits.ts'
import { type DuoJourney, startDuo } from '../testing/duo-journey.ts'

const HOST = 'api-12345678.duosecurity.com'
const limits = { ...DUO_LIMITS, breakerOutages: 1, probeMinMs: 1, probeMaxMs: 1 }

/** A Duo that is there or not, and counts who looks for it. */
function createProbe(isThere = false) {
  const probe = { isThere, looks: 0, atOnce: 0, most: 0 }
  const look = async (): Promise<boolean> => {
    probe.looks++
    probe.most = Math.max(probe.most, ++probe.atOnce)
    await new Promise((resolve) => setImmediate(resolve))
    probe.atOnce--
    return probe.isThere
  }
  return { probe, look }
}
async function until(look: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2000 && !look(); turn++) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(look()).toBe(true)
}

const isOpen = (breaker: DuoBreaker, host = HOST): boolean =>
  breaker.listStates().some(({ apiHostname, state }) => apiHostname === host && state !== 'closed')
const breakers: DuoBreaker[] = []
const create = (look: ConstructorParameters<typeof DuoBreaker>[0], more = {}) => {
  const breaker = new DuoBreaker(look, { ...limits, ...more })
  breakers.push(breaker)
  return breaker
}
let journey: DuoJourney | null = null
afterEach(async () => {
  for (const breaker of breakers.splice(0)) breaker.stop()
  await journey?.stop()
  journey = null
})

describe('the breaker', () => {
  test('opens only when a ping of its own finds nobody either: what a logon meets opens nothing', async () => {
    const { probe, look } = createProbe(true)
    const breaker = create(look)
    for (let logon = 0; logon < 50; logon++) breaker.reportOutage(HOST)
    await until(() => probe.looks > 0 && breaker.listStates().length === 0)
    expect(isOpen(breaker)).toBe(false)
    expect(probe.most).toBe(1)
  })

  test('opens while nobody is there, looks with one ping at a time, and closes by itself', async () => {
    const { probe, look } = createProbe()
    const breaker = create(look)
    breaker.reportOutage(HOST)
    await until(() => isOpen(breaker) && probe.looks > 3)
    expect(breaker.listStates()).toEqual([{ apiHostname: HOST, state: expect.stringMatching(/^(?:open|half-open)$/u) }])
    expect(probe.most).toBe(1)
    probe.isThere = true
    await until(() => !isOpen(breaker))
  })

  test('closes at once when a call is answered', async () => {
    const { probe, look } = createProbe()
    const breaker = create(look, { probeMinMs: 60_000 })
    breaker.reportOutage(HOST)
    await until(() => isOpen(breaker))
    breaker.reportAnswer(HOST)
    expect(isOpen(breaker)).toBe(false)
    expect(probe.looks).toBe(1)
  })

  test('leaves a single outage to the logon that meets it', async () => {
    const { probe, look } = createProbe()
    const breaker = create(look, { breakerOutages: 3 })
    breaker.reportOutage(HOST)
    breaker.reportOutage(HOST)
    breaker.reportAnswer(HOST)
    breaker.reportOutage(HOST)
    expect(probe.looks).toBe(0)
    breaker.reportOutage(HOST)
    breaker.reportOutage(HOST)
    await until(() => isOpen(breaker))
  })

  test('lets a logon in front of it look for Duo, a crowd of them together once, and lets them through when it is back', async () => {
    const { probe, look } = createProbe()
    const breaker = create(look, { probeMinMs: 60_000, probeGapMs: 0, probeJoinMs: 60_000 })
    breaker.reportOutage(HOST)
    await until(() => isOpen(breaker))
    probe.isThere = true
    expect(await Promise.all(Array.from({ length: 20 }, () => breaker.isAway(HOST)))).not.toContain(true)
    expect(probe.looks).toBe(2)
  })

  test('keeps no logon waiting for a Duo that hangs', async () => {
    let looks = 0
    const breaker = create(() => (++looks === 1 ? Promise.resolve(false) : new Promise<boolean>(() => {})), {
      probeMinMs: 60_000,
      probeGapMs: 0,
      probeJoinMs: 1,
    })
    breaker.reportOutage(HOST)
    await until(() => isOpen(breaker))
    expect(await breaker.isAway(HOST)).toBe(true)
  })

  test('knows each host apart', async () => {
    const { look } = createProbe()
    const breaker = create(look)
    breaker.reportOutage(HOST)
    await until(() => isOpen(breaker))
    expect(await breaker.isAway('api-87654321.duosecurity.com')).toBe(false)
  })

  test('stops looking for a host that nobody asks for any more', async () => {
    const { probe, look } = createProbe()
    const breaker = create(look, { breakerForgetMs: 0 })
    breaker.reportOutage(HOST)
    await until(() => breaker.listStates().length === 0)
    expect(probe.looks).toBe(1)
  })

  test('looks no more once it is stopped', async () => {
    const { probe, look } = createProbe()
    const breaker = create(look)
    breaker.reportOutage(HOST)
    await until(() => isOpen(breaker))
    breaker.stop()
    const { looks } = probe
    breaker.reportOutage(HOST)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(probe.looks).toBeLessThanOrEqual(looks + 1)
    expect(breaker.listStates()).toEqual([])
  })
})

describe('an outage', () => {
  const hasOpened = (duo: DuoJourney) =>
    duo.module.operations!.collectMetrics!().find(({ name }) => name === 'sallyport_duo_breaker_state')!.samples[0]!
      .value > 0

  test('costs the logons after the first ones nothing: Duo is not even asked, until it is back by itself [C4]', async () => {
    const duo = (journey = await startDuo({ firstContactMs: 300, breakerOutages: 1, probeMinMs: 20, probeMaxMs: 20 }))
    const { control } = duo.simulator
    control.addFault({ kind: 'hang', count: null })
    expect(await duo.step.begin(duo.logon(duo.createDuoUser()))).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNREACHABLE',
    })
    await until(() => hasOpened(duo))
    expect(duo.module.operations!.describeHealth!()).toBe('unreachable')
    const asked = () => duo.calls().filter((call) => call === 'preauth').length
    const before = asked()
    expect(await duo.step.begin(duo.logon(duo.createDuoUser()))).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNREACHABLE',
    })
    expect(await duo.step.begin(duo.logon(duo.createDuoUser(), { options: { failMode: 'open' } }))).toMatchObject({
      kind: 'passed',
      exception: 'FAILED_OPEN',
    })
    expect(asked()).toBe(before)
    control.clearFaults()
    await until(() => !hasOpened(duo))
    expect((await duo.step.begin(duo.logon(duo.createDuoUser()))).kind).toBe('waiting')
    expect(duo.module.operations!.describeHealth!()).toBe('reachable')
  })

  test('that one user alone meets opens nothing for the others', async () => {
    const duo = (journey = await startDuo({ firstContactMs: 300, breakerOutages: 1, probeMinMs: 20, probeMaxMs: 20 }))
    const user = duo.createDuoUser()
    duo.simulator.control.addFault({ kind: 'hang', count: null, username: user.username })
    for (let logon = 0; logon < 3; logon++)
      expect(await duo.step.begin(duo.logon(user))).toMatchObject({ kind: 'denied', code: 'DUO_UNREACHABLE' })
    expect(hasOpened(duo)).toBe(false)
    expect((await duo.step.begin(duo.logon(duo.createDuoUser()))).kind).toBe('waiting')
  })
})
