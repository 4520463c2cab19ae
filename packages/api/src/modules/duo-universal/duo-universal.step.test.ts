import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RETURN_URL, stateOf, UniversalJourney } from './testing/universal-journey.ts'

let journey: UniversalJourney
beforeEach(async () => {
  journey = await UniversalJourney.start()
})
afterEach(() => journey[Symbol.asyncDispose]())

describe('the way to Duo and back', () => {
  it('passes when Duo confirms, and keeps Duo’s id of the user [C19]', async () => {
    const context = journey.logon(journey.createDuoUser())
    const begun = await journey.step.begin(context)
    expect(begun.kind).toBe('prompt')
    const state = stateOf(begun)
    expect(state.state).toMatch(/^[\w-]{43}$/)
    expect(state.nonce).not.toBe(state.state)
    expect(new URL(state.redirectUrl).searchParams.get('redirect_uri')).toBe(RETURN_URL)
    expect(await journey.step.answer(context, state, journey.comeBack(state))).toEqual({
      kind: 'passed',
      method: expect.stringContaining('Duo Universal Prompt (duo push'),
      detail: expect.objectContaining({ factor: 'duo_push' }),
      enrollment: { externalId: expect.stringMatching(/^DU/), scope: journey.view.settings.apiHostname },
      claimedName: 'alice',
    })
  })

  it('shows where to go to and until when, and never a key or a nonce', async () => {
    const state = stateOf(await journey.step.begin(journey.logon(journey.createDuoUser())))
    const prompt = journey.step.toPrompt(state)
    expect(prompt).toMatchObject({ redirectUrl: state.redirectUrl, state: state.state, pollAfterMs: null })
    expect(prompt.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 300_000)
    expect(JSON.stringify(prompt)).not.toContain(journey.view.secrets.clientSecret)
  })

  it('is tied to its own logon: what another logon came back with opens nothing, and gives a new start [C19]', async () => {
    const user = journey.createDuoUser()
    const [mine, other] = [journey.logon(user), journey.logon(user)]
    const [state, foreign] = [stateOf(await journey.step.begin(mine)), stateOf(await journey.step.begin(other))]
    const wrong = await journey.step.answer(mine, state, journey.comeBack(foreign))
    expect(wrong).toMatchObject({ kind: 'rejected', code: 'DUO_UNIVERSAL_STATE_WRONG' })
    expect(stateOf(wrong).state).not.toBe(state.state)
    // The code of another way to Duo, under this one's state: its nonce is another.
    const swapped = { ...journey.comeBack(foreign), state: state.state }
    expect(await journey.step.answer(mine, state, swapped)).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNIVERSAL_ANSWER_INVALID',
    })
  })

  it('is good for one return: the same code once more is refused and gives a new start [C19]', async () => {
    const context = journey.logon(journey.createDuoUser())
    const state = stateOf(await journey.step.begin(context))
    const back = journey.comeBack(state)
    expect((await journey.step.answer(context, state, back)).kind).toBe('passed')
    expect(await journey.step.answer(context, state, back)).toMatchObject({
      kind: 'rejected',
      code: 'DUO_UNIVERSAL_CODE_REFUSED',
    })
  })

  it('gives a new start to who came back without confirming, came too late, or asks for one', async () => {
    const context = journey.logon(journey.createDuoUser())
    const first = stateOf(await journey.step.begin(context))
    const cancelled = await journey.step.answer(context, first, journey.comeBack(first, 'cancel'))
    expect(cancelled).toMatchObject({ kind: 'rejected', code: 'DUO_UNIVERSAL_CANCELLED' })
    const second = stateOf(cancelled)
    const again = await journey.step.answer(context, second, { startAgain: true })
    expect(again.kind).toBe('prompt')
    const third = stateOf(again)
    const back = journey.comeBack(third)
    journey.aheadMs = 301_000
    expect(await journey.step.answer(context, third, back)).toMatchObject({
      kind: 'rejected',
      code: 'DUO_UNIVERSAL_EXPIRED',
    })
    expect(await journey.step.answer(context, third, {})).toEqual({
      kind: 'rejected',
      code: 'DUO_UNIVERSAL_ANSWER_MISSING',
    })
  })

  it('can’t be begun so often that somebody is disturbed all the time', async () => {
    const context = journey.logon(journey.createDuoUser())
    let outcome = await journey.step.begin(context)
    for (let start = 1; start < 10; start++)
      outcome = await journey.step.answer(context, stateOf(outcome), { startAgain: true })
    expect(await journey.step.answer(context, stateOf(outcome), { startAgain: true })).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNIVERSAL_TOO_MANY_STARTS',
      retryAt: expect.any(Number),
    })
  })
})

describe('what Duo says', () => {
  it('counts only as a plain yes: a refusal is a token as valid as a confirmation [C19]', async () => {
    const user = journey.createDuoUser()
    expect(await journey.walk(journey.logon(user), 'deny')).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNIVERSAL_DENIED',
    })
    expect(await journey.walk(journey.logon(user), 'fraud')).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNIVERSAL_FRAUD',
      alarm: { kind: 'fraud' },
    })
    for (const kind of ['id-token-denied', 'id-token-without-result'] as const) {
      journey.simulator.control.addFault({ kind })
      expect(await journey.walk(journey.logon(user))).toMatchObject({ kind: 'denied', code: 'DUO_UNIVERSAL_DENIED' })
    }
  })

  it.each([
    'id-token-wrong-username',
    'id-token-wrong-nonce',
    'id-token-wrong-audience',
    'id-token-wrong-issuer',
    'id-token-expired',
    'id-token-alg-none',
    'id-token-wrong-key',
  ] as const)('is not believed when it is not signed for this very logon: %s [C19]', async (kind) => {
    journey.simulator.control.addFault({ kind })
    const outcome = await journey.walk(journey.logon(journey.createDuoUser()))
    expect(outcome).toMatchObject({ kind: 'denied', code: 'DUO_UNIVERSAL_ANSWER_INVALID' })
    expect('alarm' in outcome).toBe(kind === 'id-token-wrong-username')
  })

  it('about a user in bypass passes only where the step accepts it, and as a bypass', async () => {
    const user = journey.createDuoUser()
    journey.simulator.control.updateUser('alice', { status: 'bypass' })
    expect(await journey.walk(journey.logon(user))).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNIVERSAL_BYPASS_REFUSED',
    })
    expect(await journey.walk(journey.logon(user, { options: { bypass: 'accept' } }))).toMatchObject({
      kind: 'passed',
      exception: 'BYPASSED',
      method: 'bypass by Duo',
    })
  })

  it('about another account under the same name is refused and raises an alarm', async () => {
    const enrollment = { externalId: 'DU00000000000000000X', scope: journey.view.settings.apiHostname }
    expect(await journey.walk(journey.logon(journey.createDuoUser(), { enrollment }))).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNIVERSAL_NAME_CONFLICT',
      alarm: { kind: 'identity-conflict' },
    })
  })

  it('is not asked about a name that another user has passed under', async () => {
    const outcome = await journey.step.begin(journey.logon(journey.createDuoUser(), { isNameTaken: async () => true }))
    expect(outcome).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNIVERSAL_NAME_CONFLICT',
      alarm: { kind: 'identity-conflict' },
    })
    expect(journey.simulator.control.log()).toEqual([])
  })
})

describe('a user’s name at Duo', () => {
  it.each([
    [{ usernameFormat: 'lower-case' }, 'EXAMPLE\\Alice', null, 'example\\alice'],
    [{ usernameFormat: 'without-domain' }, 'EXAMPLE\\alice', null, 'alice'],
    [{ usernameFormat: 'email' }, 'alice', 'alice@example.com', 'alice@example.com'],
    [{ usernameFormat: 'template', usernameTemplate: '{username}.duo' }, 'alice', null, 'alice.duo'],
  ])('is made by %j, and the answer must be about it', async (settings, username, email, duoName) => {
    journey.createDuoUser(duoName)
    const user = { id: 'usr_1', username, displayName: null, email, fake: false }
    expect(await journey.walk(journey.logon(user, { settings }))).toMatchObject({ kind: 'passed' })
  })

  it('is the same at Duo whatever its case', async () => {
    journey.createDuoUser('Alice')
    const user = { id: 'usr_1', username: 'alice', displayName: null, email: null, fake: false }
    expect(await journey.walk(journey.logon(user))).toMatchObject({ kind: 'passed' })
  })

  it('is needed', async () => {
    const user = { ...journey.createDuoUser(), email: null }
    expect(await journey.step.begin(journey.logon(user, { settings: { usernameFormat: 'email' } }))).toMatchObject({
      kind: 'denied',
      code: 'DUO_UNIVERSAL_NO_NAME',
    })
  })
})
