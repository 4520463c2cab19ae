import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { messageOf } from '../../testing/api-text.ts'
import { FakeApi, Refusal } from './testing/fake-api.ts'
import { REFERENCE, completed, denied, passwordPrompt, problem, step, unknownPrompt } from './testing/logon-states.ts'
import { renderLogonPage } from './testing/render-logon-page.tsx'

let api: FakeApi
const user = userEvent.setup()

beforeEach(() => {
  sessionStorage.clear()
  api = new FakeApi().on('StartLogon', () => step('t1', passwordPrompt()))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

async function enterPassword(): Promise<void> {
  await user.type(await screen.findByLabelText('Username'), 'alice')
  await user.type(screen.getByLabelText('Password'), 'correct horse battery')
  await user.click(screen.getByRole('button', { name: 'Log on' }))
}

describe('the logon page', () => {
  it('starts a logon for the access type and return address in its URL, and focuses the first empty field', async () => {
    renderLogonPage({ returnTo: '/users', accessType: 'partners' })
    expect(await screen.findByRole('heading', { name: 'Log on' })).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Username')))
    expect(api.listCalls('StartLogon')).toEqual([{ input: { accessType: 'partners', returnTo: '/users' } }])
  })

  it('logs on with username and password and continues to the address that the server gives', async () => {
    api.on('SubmitStep', () => completed('/users?page=2'))
    const { goTo } = renderLogonPage()
    await enterPassword()
    await waitFor(() => expect(goTo).toHaveBeenCalledExactlyOnceWith('/users?page=2'))
    expect(api.listCalls('SubmitStep')).toEqual([
      { input: { token: 't1', answer: { password: { username: 'alice', password: 'correct horse battery' } } } },
    ])
    expect(sessionStorage.length).toBe(0)
  })

  it('never continues to a script address', async () => {
    api.on('SubmitStep', () => completed('javascript:alert(1)'))
    const { goTo } = renderLogonPage()
    await enterPassword()
    await waitFor(() => expect(goTo).toHaveBeenCalledExactlyOnceWith('/'))
  })

  it('sends an answer once, however often the button is pressed', async () => {
    let finish: (logon: object) => void = () => undefined
    api.on('SubmitStep', () => new Promise((resolve) => (finish = resolve)))
    renderLogonPage()
    await enterPassword()
    await user.click(screen.getByRole('button', { name: 'Log on' }))
    await user.type(screen.getByLabelText('Password'), '{Enter}')
    expect(api.listCalls('SubmitStep')).toHaveLength(1)
    finish(completed())
  })

  it('shows what is missing at the field, and sends nothing', async () => {
    renderLogonPage()
    await user.click(await screen.findByRole('button', { name: 'Log on' }))
    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([
      'Enter your username.',
      'Enter your password.',
    ])
    expect(screen.getByLabelText('Username').getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(screen.getByLabelText('Username'))
    expect(api.listCalls('SubmitStep')).toEqual([])
  })

  it('shows a wrong password at its field, keeps the username, and asks for the password again', async () => {
    api.on('SubmitStep', () =>
      step('t2', passwordPrompt(), { problem: problem('PASSWORD_INCORRECT', { field: 'password' }) }),
    )
    renderLogonPage()
    await enterPassword()
    expect((await screen.findByRole('alert')).textContent).toContain(messageOf('PASSWORD_INCORRECT'))
    const password = screen.getByLabelText<HTMLInputElement>('Password')
    expect(password.value).toBe('')
    expect(document.activeElement).toBe(password)
    expect(screen.getByLabelText<HTMLInputElement>('Username').value).toBe('alice')
    expect(screen.getByText(REFERENCE)).toBeTruthy()
  })

  it('asks only for the password when the user is already identified', async () => {
    api.on('StartLogon', () => step('t1', passwordPrompt({ asksUsername: false }))).on('SubmitStep', () => completed())
    renderLogonPage()
    await user.type(await screen.findByLabelText('Password'), 'correct horse battery{Enter}')
    expect(screen.queryByLabelText('Username')).toBeNull()
    expect(api.listCalls('SubmitStep')[0]).toEqual({
      input: { token: 't1', answer: { password: { password: 'correct horse battery' } } },
    })
  })

  it('shows the password when asked to, and hides it again', async () => {
    renderLogonPage()
    const password = await screen.findByLabelText<HTMLInputElement>('Password')
    await user.click(screen.getByRole('button', { name: 'Show characters' }))
    expect(password.type).toBe('text')
    await user.click(screen.getByRole('button', { name: 'Hide characters' }))
    expect(password.type).toBe('password')
  })

  it('shows a refusal with its reference, and starts again', async () => {
    api.on('SubmitStep', () => denied('LOGON_LOCKED'))
    renderLogonPage()
    await enterPassword()
    expect(await screen.findByRole('heading', { name: messageOf('LOGON_LOCKED') })).toBeTruthy()
    expect(screen.getByText(REFERENCE)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Start again' }))
    expect(await screen.findByLabelText('Username')).toBeTruthy()
    expect(api.listCalls('StartLogon')).toHaveLength(2)
  })

  it('offers a link past the form to a user who already has a session', async () => {
    api.on('WhoIsLoggedOn', () => ({ user: { id: 'u1', username: 'alice', displayName: null } }))
    renderLogonPage()
    const link = await screen.findByRole('link', { name: 'Continue to your dashboard' })
    expect(link.getAttribute('href')).toBe('/')
    expect(screen.getByLabelText('Username')).toBeTruthy()
  })

  it('renders an unknown prompt from its fields, and answers with them', async () => {
    api
      .on('StartLogon', () => step('t1', unknownPrompt()))
      .on('SubmitStep', () => step('t2', unknownPrompt(), { problem: problem('RIDDLE_WRONG', { field: 'answer' }) }))
    renderLogonPage()
    expect(await screen.findByText('It has keys and opens nothing.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(screen.getByText('Your answer is required.')).toBeTruthy()
    await user.type(screen.getByLabelText('Your answer'), 'piano')
    await user.selectOptions(screen.getByLabelText('Language'), 'German')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(api.listCalls('SubmitStep')).toEqual([
      {
        input: {
          token: 't1',
          answer: {
            fields: [
              { name: 'answer', value: 'piano' },
              { name: 'language', value: 'de' },
            ],
          },
        },
      },
    ])
    expect((await screen.findByRole('alert')).textContent).toBe('The server’s words for RIDDLE_WRONG.')
  })
})

describe('after a reload', () => {
  it('continues the logon in progress', async () => {
    renderLogonPage()
    await screen.findByLabelText('Username')
    cleanup()
    api.on('ReadLogon', () => step('t1', passwordPrompt({ title: 'Where you were' })))
    renderLogonPage()
    expect(await screen.findByRole('heading', { name: 'Where you were' })).toBeTruthy()
    expect(api.listCalls('StartLogon')).toHaveLength(1)
    expect(api.listCalls('ReadLogon')).toEqual([{ token: 't1', waitSeconds: 0 }])
  })

  it('starts a new logon when the return address is another one', async () => {
    renderLogonPage({ returnTo: '/users' })
    await screen.findByLabelText('Username')
    cleanup()
    renderLogonPage({ returnTo: '/audit' })
    await screen.findByLabelText('Username')
    expect(api.listCalls('StartLogon')).toHaveLength(2)
  })

  it('silently starts a new logon when the server no longer knows the stored one', async () => {
    renderLogonPage()
    await screen.findByLabelText('Username')
    cleanup()
    api.on('ReadLogon', () => {
      throw new Refusal('LOGON_NOT_FOUND')
    })
    renderLogonPage()
    await screen.findByLabelText('Username')
    expect(api.listCalls('StartLogon')).toHaveLength(2)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says that the logon has expired in the meantime', async () => {
    renderLogonPage()
    await screen.findByLabelText('Username')
    cleanup()
    api.on('ReadLogon', () => denied('LOGON_EXPIRED'))
    renderLogonPage()
    expect(await screen.findByRole('heading', { name: messageOf('LOGON_EXPIRED') })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Start again' })).toBeTruthy()
  })
})

describe('when a request is refused or lost', () => {
  it('shows the current state after another tab has moved the logon on', async () => {
    api
      .on('SubmitStep', () => {
        throw new Refusal('LOGON_STALE')
      })
      .on('ReadLogon', () => step('t5', unknownPrompt(), { position: 2 }))
    renderLogonPage()
    await enterPassword()
    expect(await screen.findByRole('heading', { name: 'Solve a riddle' })).toBeTruthy()
    expect(api.listCalls('ReadLogon')).toEqual([{ token: 't1', waitSeconds: 0 }])
  })

  it('waits for the first answer when a second one arrives while it is processed', async () => {
    api
      .on('SubmitStep', () => {
        throw new Refusal('LOGON_BUSY')
      })
      .on('ReadLogon', () => completed())
    const { goTo } = renderLogonPage()
    await enterPassword()
    await waitFor(() => expect(goTo).toHaveBeenCalledWith('/'))
  })

  it('starts a new logon and says so when the answered one is gone', async () => {
    api.on('SubmitStep', () => {
      throw new Refusal('LOGON_NOT_FOUND')
    })
    renderLogonPage()
    await enterPassword()
    expect((await screen.findByRole('alert')).textContent).toContain('We had to start over.')
    expect(api.listCalls('StartLogon')).toHaveLength(2)
  })

  it('keeps the input when the connection is lost, and can send the same answer again', async () => {
    api.on('SubmitStep', () => {
      throw new TypeError('Failed to fetch')
    })
    const { goTo } = renderLogonPage()
    await enterPassword()
    expect((await screen.findByRole('alert')).textContent).toContain('The server can’t be reached.')
    api.on('SubmitStep', () => completed())
    await user.click(screen.getByRole('button', { name: 'Log on' }))
    await waitFor(() => expect(goTo).toHaveBeenCalledWith('/'))
    expect(new Set(api.listCalls('SubmitStep').map((variables) => JSON.stringify(variables))).size).toBe(1)
  })

  it('shows an error of the server with its reference', async () => {
    api.on('SubmitStep', () => {
      throw new Refusal('INTERNAL', { reference: REFERENCE })
    })
    renderLogonPage()
    await enterPassword()
    expect((await screen.findByRole('alert')).textContent).toContain(messageOf('INTERNAL'))
    expect(screen.getByText(REFERENCE)).toBeTruthy()
  })

  it('leads to the dashboard when the return address is refused', async () => {
    api.on('StartLogon', ({ input }) => {
      if ((input as { returnTo: string | null }).returnTo) throw new Refusal('RETURN_TO_REFUSED')
      return step('t1', passwordPrompt())
    })
    renderLogonPage({ returnTo: 'https://elsewhere.test/' })
    await user.click(await screen.findByRole('button', { name: 'Start again' }))
    expect(await screen.findByLabelText('Username')).toBeTruthy()
  })
})
