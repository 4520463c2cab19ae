import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type DuoJourney, startDuo } from '../testing/duo-journey.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo({ callMs: 500 })))
afterAll(() => duo.stop())
afterEach(() => {
  duo.simulator.control.clearFaults()
  duo.aheadMs = 0
})
const check = (change: { settings?: object; secrets?: object } = {}) =>
  duo.module.settings.checkConnection!({
    settings: { ...duo.settings.settings, ...change.settings },
    secrets: { ...duo.settings.secrets, ...change.secrets },
  })
const states = ({ checks }: Awaited<ReturnType<typeof check>>) =>
  Object.fromEntries(checks.map(({ name, state }) => [name, state]))

test('right keys give a good result with the time that it took', async () => {
  const result = await check()
  expect(result).toMatchObject({ ok: true, code: 'DUO_OK', latencyMs: expect.any(Number) })
  expect(states(result)).toEqual({ reachable: 'PASSED', clock: 'PASSED', signature: 'PASSED', application: 'PASSED' })
})

test('missing values are asked for before anything is sent', async () => {
  expect(await check({ secrets: { secretKey: undefined } })).toMatchObject({ ok: false, code: 'DUO_NOT_CONFIGURED' })
})

test('wrong keys are told from an unreachable host [C18]', async () => {
  const result = await check({ secrets: { secretKey: 'x'.repeat(40) } })
  expect(result).toMatchObject({ ok: false, code: 'DUO_BAD_CREDENTIALS' })
  expect(states(result)).toEqual({ reachable: 'PASSED', clock: 'PASSED', signature: 'FAILED', application: 'SKIPPED' })
  expect(await check({ settings: { integrationKey: 'DI00000000000000000X' } })).toMatchObject({
    code: 'DUO_BAD_CREDENTIALS',
  })
})

test('keys of another type of application [C18]', async () => {
  const { integrationKey, secretKey } = duo.simulator.control.createApplication('admin-api')
  const result = await check({ settings: { integrationKey }, secrets: { secretKey } })
  expect(result.code).toBe('DUO_WRONG_APPLICATION')
  expect(states(result)).toMatchObject({ signature: 'PASSED', application: 'FAILED' })
})

test('clocks that differ are told with by how much [C18]', async () => {
  duo.aheadMs = 90_000
  const small = await check()
  expect(small).toMatchObject({ ok: false, code: 'DUO_CLOCK_SKEW' })
  expect(small.checks.find(({ name }) => name === 'clock')!.message).toMatch(
    /^This server’s clock is (?:8\d|9\d) seconds ahead of Duo’s/u,
  )
  expect(states(small)).toMatchObject({ signature: 'PASSED' })
  duo.aheadMs = -3_600_000
  expect(await check()).toMatchObject({ ok: false, code: 'DUO_CLOCK_SKEW' })
})

test('a host that is none of Duo’s is told from one that is down', async () => {
  for (const kind of ['html400', 'not-json', 'empty'] as const) {
    duo.simulator.control.clearFaults()
    duo.simulator.control.addFault({ kind, count: null })
    expect((await check()).code, kind).toBe('DUO_WRONG_HOST')
  }
  for (const kind of ['refuse', 'hang', 'error503', 'rate-limit'] as const) {
    duo.simulator.control.clearFaults()
    duo.simulator.control.addFault({ kind, count: null })
    const result = await check()
    expect(result.code, kind).toBe('DUO_UNREACHABLE')
    expect(states(result), kind).toEqual({
      reachable: 'FAILED',
      clock: 'SKIPPED',
      signature: 'SKIPPED',
      application: 'SKIPPED',
    })
  }
  expect(await check({ settings: { apiHostname: 'evil.example' } })).toMatchObject({
    ok: false,
    code: 'DUO_WRONG_HOST',
  })
})

test('no result repeats a key [C18]', async () => {
  const secretKey = 'S'.repeat(40)
  expect(JSON.stringify(await check({ secrets: { secretKey } }))).not.toContain(secretKey)
})
