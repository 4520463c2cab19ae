import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { messageOf } from '../../testing/api-text.ts'
import { FakeApi } from './testing/fake-api.ts'
import {
  completed,
  denied,
  duoChoicePrompt,
  duoEnrollmentCodePrompt,
  duoEnrollmentPrompt,
  duoRememberPrompt,
  duoWaitPrompt,
  problem,
  ready,
  step,
} from './testing/logon-states.ts'
import { renderLogonPage } from './testing/render-logon-page.tsx'

const IPHONE = 'DPFZRS9FB0D46QFTM891'
const SECOND = { position: 2 }
let api: FakeApi
const user = userEvent.setup()

beforeEach(() => {
  sessionStorage.clear()
  api = new FakeApi()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})
const beginWith = (state: object): FakeApi => api.on('StartLogon', () => state)
const lastAnswer = (): unknown => api.listCalls('SubmitStep').at(-1)?.['input']

describe('waiting for the phone', () => {
  it('finishes as soon as the push is approved, and continues', async () => {
    beginWith(step('t1', duoWaitPrompt(), SECOND)).on('FinishLogon', () => completed('/'))
    const { goTo } = renderLogonPage()
    expect(await screen.findByText('iPhone')).toBeTruthy()
    await waitFor(() => expect(api.openStreams).toBe(1))
    api.push(step('t1', duoWaitPrompt(), SECOND))
    api.push(ready('t2'))
    expect(await screen.findByRole('heading', { name: 'Approved' })).toBeTruthy()
    await waitFor(() => expect(goTo).toHaveBeenCalledExactlyOnceWith('/'))
    expect(api.listCalls('FinishLogon')).toEqual([{ token: 't2' }])
    expect(api.openStreams).toBe(0)
  })

  it('says that the request was denied', async () => {
    beginWith(step('t1', duoWaitPrompt(), SECOND))
    renderLogonPage()
    await waitFor(() => expect(api.openStreams).toBe(1))
    api.push(step('t2', duoChoicePrompt(), { ...SECOND, problem: problem('DUO_DENIED') }))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain(messageOf('DUO_DENIED'))
  })

  it('ends when the request was reported as fraud', async () => {
    beginWith(step('t1', duoWaitPrompt(), SECOND))
    renderLogonPage()
    await waitFor(() => expect(api.openStreams).toBe(1))
    api.push(denied('DUO_FRAUD'))
    expect(await screen.findByRole('heading', { name: messageOf('DUO_FRAUD') })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Start again' })).toBeTruthy()
  })

  it('shows the code to enter on the phone, and has it read out digit by digit', async () => {
    beginWith(step('t1', duoWaitPrompt({ verificationCode: '402913' }), SECOND))
    renderLogonPage()
    expect(await screen.findByText('402913')).toBeTruthy()
    expect(screen.getByText('4 0 2 9 1 3')).toBeTruthy()
    expect(screen.getByText('Enter this code in Duo Mobile')).toBeTruthy()
  })

  it('sends again only after the time set by the server, and shows the time left', async () => {
    beginWith(step('t1', duoWaitPrompt({ resendAt: new Date(Date.now() + 3_600_000).toISOString() }), SECOND)).on(
      'SubmitStep',
      () => step('t2', duoWaitPrompt(), SECOND),
    )
    renderLogonPage()
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Send again' })
    expect(button.disabled).toBe(true)
    expect(document.getElementById(button.getAttribute('aria-describedby')!)?.textContent).toMatch(
      /You can send again in/,
    )
    await waitFor(() => expect(api.openStreams).toBe(1))
    api.push(step('t1', duoWaitPrompt(), SECOND))
    await waitFor(() => expect(button.disabled).toBe(false))
    await user.click(button)
    expect(lastAnswer()).toEqual({ token: 't1', answer: { duo: { push: { device: IPHONE } } } })
  })

  it('accepts a passcode instead, and asks again when it was wrong', async () => {
    beginWith(step('t1', duoWaitPrompt(), SECOND)).on('SubmitStep', () =>
      step('t2', duoWaitPrompt(), { ...SECOND, problem: problem('DUO_PASSCODE_INCORRECT', { field: 'passcode' }) }),
    )
    renderLogonPage()
    await user.click(await screen.findByRole('button', { name: 'Enter a passcode' }))
    await user.type(screen.getByLabelText('Passcode'), '123 456{Enter}')
    expect(lastAnswer()).toEqual({ token: 't1', answer: { duo: { passcode: '123456' } } })
    expect((await screen.findByRole('alert')).textContent).toContain(messageOf('DUO_PASSCODE_INCORRECT'))
    const field = screen.getByLabelText<HTMLInputElement>('Passcode')
    expect(field.value).toBe('')
    expect(document.activeElement).toBe(field)
  })

  it('goes back to the choice of devices, and can be cancelled', async () => {
    beginWith(step('t1', duoWaitPrompt(), SECOND))
      .on('SubmitStep', () => step('t2', duoWaitPrompt({ title: 'Another' }), SECOND))
      .on('CancelLogon', () => true)
      .on('ReadLogon', () => denied('LOGON_CANCELLED'))
    renderLogonPage()
    await user.click(await screen.findByRole('button', { name: 'Use another device' }))
    expect(lastAnswer()).toEqual({ token: 't1', answer: { duo: { chooseAgain: true } } })
    await screen.findByRole('heading', { name: 'Another' })
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(await screen.findByRole('heading', { name: messageOf('LOGON_CANCELLED') })).toBeTruthy()
    expect(api.listCalls('CancelLogon')).toEqual([{ token: 't2' }])
  })

  it('does not take the result of the user’s own answer for an approval, even when the stream delivers it first', async () => {
    let answer: (logon: object) => void = () => undefined
    beginWith(step('t1', duoWaitPrompt(), SECOND)).on('SubmitStep', () => new Promise((resolve) => (answer = resolve)))
    renderLogonPage()
    await user.click(await screen.findByRole('button', { name: 'Use another device' }))
    await waitFor(() => expect(api.openStreams).toBe(1))
    api.push(step('t2', duoChoicePrompt(), SECOND))
    await screen.findByRole('heading', { name: 'Confirm that it is you' })
    answer(step('t2', duoChoicePrompt(), SECOND))
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Cancel' }).disabled).toBe(false))
    expect(screen.queryByText('Approved')).toBeNull()
  })

  it('does not fall back to an earlier state that arrives late', async () => {
    let answer: (logon: object) => void = () => undefined
    beginWith(step('t1', duoWaitPrompt({ title: 'First' }), SECOND)).on(
      'SubmitStep',
      () => new Promise((resolve) => (answer = resolve)),
    )
    renderLogonPage()
    await user.click(await screen.findByRole('button', { name: 'Send again' }))
    await waitFor(() => expect(api.openStreams).toBe(1))
    api.push(step('t2', duoWaitPrompt({ title: 'Second' }), SECOND))
    await screen.findByRole('heading', { name: 'Second' })
    api.push(step('t3', duoChoicePrompt({ title: 'Third' }), SECOND))
    await screen.findByRole('heading', { name: 'Third' })
    answer(step('t2', duoWaitPrompt({ title: 'Second' }), SECOND))
    await waitFor(() =>
      expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send me a push · iPhone' }).disabled).toBe(false),
    )
    expect(screen.getByRole('heading', { name: 'Third' })).toBeTruthy()
  })
})

describe('choosing a device and a way', () => {
  it.each([
    ['Send me a push · iPhone', { push: { device: IPHONE } }],
    ['Text me codes · iPhone', { sms: { device: IPHONE } }],
    ['Call me · Landline (XXX-XXX-0199)', { phone: { device: 'DPHEXQ4T1O1YGKV2Q5AX' } }],
  ])('offers "%s"', async (name, duo) => {
    beginWith(step('t1', duoChoicePrompt(), SECOND)).on('SubmitStep', () => step('t2', duoWaitPrompt(), SECOND))
    renderLogonPage()
    await user.click(await screen.findByRole('button', { name }))
    expect(lastAnswer()).toEqual({ token: 't1', answer: { duo } })
    expect(await screen.findByRole('heading', { name: 'Approve the request on your phone' })).toBeTruthy()
  })

  it('says that codes were sent, and accepts one', async () => {
    beginWith(step('t1', duoChoicePrompt({ notice: 'New codes were sent to you by text message.' }), SECOND)).on(
      'SubmitStep',
      () => completed('/'),
    )
    const { goTo } = renderLogonPage()
    expect(await screen.findByText('New codes were sent to you by text message.')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Passcode')))
    await user.keyboard('7654321{Enter}')
    expect(lastAnswer()).toEqual({ token: 't1', answer: { duo: { passcode: '7654321' } } })
    await waitFor(() => expect(goTo).toHaveBeenCalledWith('/'))
  })

  it('blocks requests until their time, but not a passcode', async () => {
    beginWith(step('t1', duoChoicePrompt({ resendAt: new Date(Date.now() + 3_600_000).toISOString() }), SECOND))
    renderLogonPage()
    expect((await screen.findByRole<HTMLButtonElement>('button', { name: 'Send me a push · iPhone' })).disabled).toBe(
      true,
    )
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Log on' }).disabled).toBe(false)
  })
})

describe('setting up a phone', () => {
  it('shows the QR code, the code as text, and a link for users on their phone', async () => {
    beginWith(step('t1', duoEnrollmentPrompt(), SECOND))
    renderLogonPage()
    const image = await screen.findByRole('img', { name: /QR code/ })
    expect(image.getAttribute('src')).toMatch(/^data:image/)
    await user.click(screen.getByRole('button', { name: "Can't scan?" }))
    expect(screen.getByText(/^duo:\/\//)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: "I'm on my phone" }))
    expect(screen.getByRole('link', { name: 'Open Duo Mobile' }).getAttribute('href')).toBe(
      'https://m-12345678.duosecurity.com/activate/qzMZdGaVDBSBl5qDYXkh',
    )
    expect(screen.queryByRole('img', { name: /QR code/ })).toBeNull()
  })

  it('moves on by itself and says that the phone is set up', async () => {
    beginWith(step('t1', duoEnrollmentPrompt(), SECOND))
    renderLogonPage()
    await waitFor(() => expect(api.openStreams).toBe(1))
    api.push(step('t2', duoWaitPrompt(), SECOND))
    expect(await screen.findByText('Your phone is set up')).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Approve the request on your phone' })).toBeTruthy()
  })

  it('leads to Duo’s portal where the settings ask for it', async () => {
    beginWith(
      step(
        't1',
        duoEnrollmentPrompt({
          qrCode: null,
          activationCode: null,
          activationUrl: null,
          portalUrl: 'https://api-1.duosecurity.com/portal?code=1',
        }),
        SECOND,
      ),
    )
    renderLogonPage()
    expect((await screen.findByRole('link', { name: 'Set up in Duo' })).getAttribute('href')).toBe(
      'https://api-1.duosecurity.com/portal?code=1',
    )
  })
})

describe('when streams do not work', () => {
  it('learns of the approval by long polling', async () => {
    api.streamsWork = false
    let answer: (logon: object) => void = () => undefined
    beginWith(step('t1', duoWaitPrompt(), SECOND))
      .on('ReadLogon', ({ waitSeconds }) =>
        waitSeconds === 0 ? step('t1', duoWaitPrompt(), SECOND) : new Promise((resolve) => (answer = resolve)),
      )
      .on('FinishLogon', () => completed('/'))
    const { goTo } = renderLogonPage()
    await waitFor(() => expect(api.listCalls('ReadLogon').at(-1)).toEqual({ token: 't1', waitSeconds: 25 }))
    answer(ready('t2'))
    await waitFor(() => expect(goTo).toHaveBeenCalledWith('/'))
  })
})

describe('an enrollment code from an administrator', () => {
  it('is asked for, sent as typed, and marked when it was wrong', async () => {
    beginWith(step('t1', duoEnrollmentCodePrompt(), SECOND)).on('SubmitStep', () =>
      step('t2', duoEnrollmentCodePrompt(), {
        ...SECOND,
        problem: problem('DUO_ENROLLMENT_CODE_INCORRECT', { field: 'enrollmentCode' }),
      }),
    )
    renderLogonPage()
    const field = await screen.findByLabelText<HTMLInputElement>('Enrollment code')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await screen.findByText('Enter the code.')).toBeTruthy()
    expect(api.listCalls('SubmitStep')).toEqual([])
    await user.type(field, ' K7QM-2XTD-9F4H {Enter}')
    expect(lastAnswer()).toEqual({ token: 't1', answer: { duo: { enrollmentCode: 'K7QM-2XTD-9F4H' } } })
    expect((await screen.findAllByRole('alert')).map((alert) => alert.textContent).join(' ')).toContain(
      messageOf('DUO_ENROLLMENT_CODE_INCORRECT'),
    )
    expect(screen.getByLabelText('Enrollment code').getAttribute('aria-invalid')).toBe('true')
  })
})

describe('the choice to remember the browser', () => {
  it.each([
    ['Yes, remember this browser', true],
    ['No, ask me each time', false],
  ])('“%s” sends that answer', async (name, remember) => {
    beginWith(step('t1', duoRememberPrompt(), SECOND)).on('SubmitStep', () => completed('/'))
    const { goTo } = renderLogonPage()
    await user.click(await screen.findByRole('button', { name }))
    expect(lastAnswer()).toEqual({ token: 't1', answer: { duo: { remember } } })
    await waitFor(() => expect(goTo).toHaveBeenCalledExactlyOnceWith('/'))
  })

  it('continues by itself without an answer', async () => {
    beginWith(step('t1', duoRememberPrompt(), SECOND)).on('FinishLogon', () => completed('/'))
    const { goTo } = renderLogonPage()
    await screen.findByRole('button', { name: 'No, ask me each time' })
    await waitFor(() => expect(api.openStreams).toBe(1))
    api.push(ready('t2'))
    await waitFor(() => expect(goTo).toHaveBeenCalledExactlyOnceWith('/'))
  })
})
