import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { completed, denied, passwordPrompt, problem, step } from '../../features/logon/testing/logon-states.ts'
import { messageOf } from '../../testing/api-text.ts'
import { type Answers, fakeApi } from '../../testing/fake-api.ts'
import { renderConsole } from '../../testing/render-console.tsx'
import { administrator, duoSettings, otherSettings } from '../../testing/sample-answers.ts'

beforeEach(() => sessionStorage.clear())
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const REFUSED = {
  errors: [{ message: 'Log on again.', extensions: { code: 'REAUTH_REQUIRED', reference: 'AAAA-BBBB-CCCC' } }],
}
const ALICE = { __typename: 'User', id: 'u1', username: 'alice', displayName: null }

/** Changes settings; the server refuses until a new logon is completed. */
async function changeSettings(more: Answers = {}) {
  const state = { isFresh: false, loggedOn: ALICE }
  const saved = duoSettings({
    revision: 5,
    values: { integrationKey: 'DIABCDEFGHIJKLMNOPQR', apiHostname: 'api-2.duosecurity.com' },
  })
  const sent = fakeApi({
    ...administrator,
    AllSettings: { settings: [duoSettings(), otherSettings] },
    UpdateSettings: () => (state.isFresh ? { updateSettings: saved } : REFUSED),
    StartLogon: { startLogon: step('token-1', passwordPrompt()) },
    SubmitStep: ({ input }) => {
      if (input.answer.password.password !== 'right')
        return {
          submitStep: step('token-2', passwordPrompt(), {
            problem: problem('PASSWORD_INCORRECT', { field: 'password' }),
          }),
        }
      state.isFresh = true
      return { submitStep: completed() }
    },
    CancelLogon: { cancelLogon: true },
    ReadLogon: { logon: denied('LOGON_CANCELLED') },
    WhoIsLoggedOn: () => ({ viewer: { user: state.loggedOn } }),
    ...more,
  })
  const rendered = renderConsole('/authentication/settings/duo')
  const { user } = rendered
  const hostname = await screen.findByLabelText<HTMLInputElement>(/^API hostname/)
  await user.clear(hostname)
  await user.type(hostname, 'api-2.duosecurity.com')
  await user.click(screen.getByRole('button', { name: 'Save settings' }))
  const dialog = await screen.findByRole('dialog', { name: 'Confirm your identity' })
  const password = await within(dialog).findByLabelText<HTMLInputElement>('Password')
  return {
    ...rendered,
    sent,
    state,
    hostname,
    dialog,
    password,
    countChanges: () => sent.filter(({ name }) => name === 'UpdateSettings').length,
  }
}

describe('a change that needs a recent logon', () => {
  it('is made after the user has logged on again, with what was entered before', async () => {
    const { user, dialog, password, hostname, sent, countChanges } = await changeSettings()
    const username = within(dialog).getByLabelText<HTMLInputElement>('Username')
    expect([username.value, username.readOnly]).toEqual(['alice', true])
    await waitFor(() => expect(document.activeElement).toBe(password))
    await user.type(password, 'wrong{Enter}')
    expect(await within(dialog).findByText(new RegExp(messageOf('PASSWORD_INCORRECT')))).toBeTruthy()
    await user.type(password, 'right{Enter}')
    expect(await screen.findByText('Duo settings saved.')).toBeTruthy()
    expect(countChanges()).toBe(2)
    const changes = sent.filter(({ name }) => name === 'UpdateSettings').map(({ variables }) => variables)
    expect(changes[0]).toEqual({
      input: { module: 'duo', revision: 4, values: { apiHostname: 'api-2.duosecurity.com' } },
    })
    expect(changes[1]).toEqual(changes[0])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(hostname.value).toBe('api-2.duosecurity.com')
    expect(sent.some(({ name }) => name === 'CancelLogon')).toBe(false)
    expect(sessionStorage.getItem('sallyport.logon.browser')).toBeNull()
  })

  it.each(['the button', 'the Escape key'])(
    'is not made when the logon is cancelled by %s, and the form keeps its input',
    async (way) => {
      const { user, dialog, hostname, sent, countChanges } = await changeSettings()
      if (way === 'the button') await user.click(within(dialog).getByText('Cancel'))
      else await user.keyboard('{Escape}')
      expect(await screen.findByText('Nothing was changed. Confirm your identity first.')).toBeTruthy()
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
      expect(hostname.value).toBe('api-2.duosecurity.com')
      expect(countChanges()).toBe(1)
      await waitFor(() => expect(sent.some(({ name }) => name === 'CancelLogon')).toBe(true))
    },
  )

  it('is never made as another user: the page starts again', async () => {
    const assign = vi.fn()
    vi.stubGlobal('location', { ...window.location, assign })
    const { user, state, password, countChanges } = await changeSettings()
    state.loggedOn = { ...ALICE, id: 'u2', username: 'bob' }
    await user.type(password, 'right{Enter}')
    await waitFor(() => expect(assign).toHaveBeenCalledWith('/'))
    expect(countChanges()).toBe(1)
  })

  it('is refused when the new logon did not help either', async () => {
    const { user, password, countChanges } = await changeSettings({ UpdateSettings: REFUSED })
    await user.type(password, 'right{Enter}')
    expect(await screen.findByText('Nothing was changed. Confirm your identity first.')).toBeTruthy()
    expect(countChanges()).toBe(2)
  })

  it('leaves the dialog it was made in open, with its input', async () => {
    fakeApi({
      ...administrator,
      Users: {
        users: {
          __typename: 'UserConnection',
          totalCount: 0,
          nodes: [],
          pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        },
      },
      Roles: { roles: [{ __typename: 'Role', name: 'administrator', title: 'Administrator', description: 'All.' }] },
      CreateUser: REFUSED,
      StartLogon: { startLogon: step('token-1', passwordPrompt()) },
      CancelLogon: { cancelLogon: true },
      ReadLogon: { logon: denied('LOGON_CANCELLED') },
    })
    const { user } = renderConsole('/users')
    await user.click((await screen.findAllByRole('button', { name: 'Create user' }))[0]!)
    const drawer = await screen.findByRole('dialog', { name: 'Create user' })
    await user.type(within(drawer).getByRole('textbox', { name: /^Username/ }), 'carol')
    await user.click(within(drawer).getByRole('button', { name: 'Create user' }))
    await screen.findByRole('dialog', { name: 'Confirm your identity' })
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Confirm your identity' })).toBeNull())
    expect(
      within(screen.getByRole('dialog', { name: 'Create user' })).getByRole<HTMLInputElement>('textbox', {
        name: /^Username/,
      }).value,
    ).toBe('carol')
  })
})
