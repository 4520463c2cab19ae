import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeApi } from '../../testing/fake-api.ts'
import { renderConsole } from '../../testing/render-console.tsx'
import { administrator, duoSettings, otherSettings, viewerWith } from '../../testing/sample-answers.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const page = { ...administrator, AllSettings: { settings: [duoSettings(), otherSettings] } }
const openDuo = async (answers = {}) => {
  const sent = fakeApi({ ...page, ...answers })
  const console_ = renderConsole('/authentication/settings/duo')
  await screen.findByLabelText(/^API hostname/)
  return { sent, ...console_ }
}
const hostname = () => screen.getByLabelText<HTMLInputElement>(/^API hostname/)

describe('the settings of a module', () => {
  it('are a form built from their definition, which never shows a secret', async () => {
    await openDuo()
    expect(screen.getByRole('tab', { name: 'Duo', selected: true })).toBeTruthy()
    expect(screen.getByRole('tab', { name: 'Other' })).toBeTruthy()
    expect(hostname().value).toBe('api-1.duosecurity.com')
    expect(screen.getByText('Such as api-12345678.duosecurity.com.')).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('switch', { name: /Send a push/ }).checked).toBe(true)
    expect(screen.getByText('Set')).toBeTruthy()
    expect(document.querySelector('[name="secretKey"]')).toBeNull()
  })

  it('can be saved only when something has changed, and send only that, with the revision', async () => {
    const { sent, user } = await openDuo({
      UpdateSettings: {
        updateSettings: duoSettings({
          revision: 5,
          values: { integrationKey: 'DIABCDEFGHIJKLMNOPQR', apiHostname: 'api-2.duosecurity.com' },
        }),
      },
    })
    const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save settings' })
    expect(save.disabled).toBe(true)
    await user.clear(hostname())
    await user.type(hostname(), 'api-2.duosecurity.com')
    await user.click(screen.getByRole('button', { name: 'Replace Secret key' }))
    await user.type(screen.getByLabelText(/^Secret key/), 'new-secret')
    await user.click(save)
    expect(await screen.findByText('Duo settings saved.')).toBeTruthy()
    expect(sent.find(({ name }) => name === 'UpdateSettings')?.variables).toEqual({
      input: { module: 'duo', revision: 4, values: { secretKey: 'new-secret', apiHostname: 'api-2.duosecurity.com' } },
    })
    expect(document.querySelector('[name="secretKey"]')).toBeNull()
    expect(screen.getByText('All changes are saved.')).toBeTruthy()
  })

  it('show a problem at its field before anything is sent, and the server’s problems likewise', async () => {
    const rejected = {
      updateSettings: {
        __typename: 'SettingsRejected',
        verdict: null,
        problems: [
          {
            __typename: 'SettingProblem',
            field: 'secretKey',
            code: 'SECRET_REQUIRED_AGAIN',
            message: 'Enter the secret key again.',
          },
        ],
      },
    }
    const { sent, user } = await openDuo({ UpdateSettings: rejected })
    const key = screen.getByLabelText(/^Integration key/)
    await user.clear(key)
    await user.type(key, 'wrong')
    await user.click(screen.getByRole('button', { name: 'Save settings' }))
    expect(await screen.findByText('It begins with DI and has 20 characters.')).toBeTruthy()
    expect(sent.some(({ name }) => name === 'UpdateSettings')).toBe(false)
    await user.clear(key)
    await user.type(key, 'DIBBBBBBBBBBBBBBBBBB')
    await user.click(screen.getByRole('button', { name: 'Save settings' }))
    expect(await screen.findByText('Enter the secret key again.')).toBeTruthy()
    // The secret's field is open, because it has to be entered again.
    expect(document.querySelector('[name="secretKey"]')).not.toBeNull()
  })

  it('are not lost by a click elsewhere: leaving asks for confirmation', async () => {
    const { user, router } = await openDuo()
    await user.type(hostname(), 'x')
    await user.click(screen.getByRole('tab', { name: 'Other' }))
    const question = await screen.findByRole('dialog', { name: 'Leave without saving?' })
    expect(router.state.location.pathname).toBe('/authentication/settings/duo')
    await user.click(within(question).getByRole('button', { name: 'Stay here' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(hostname().value).toBe('api-1.duosecurity.comx')
    await user.click(screen.getByRole('tab', { name: 'Other' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Leave without saving' }))
    expect(await screen.findByLabelText('A note')).toBeTruthy()
    expect(router.state.location.pathname).toBe('/authentication/settings/other')
  })

  it('can be left without a question when nothing has changed', async () => {
    const { user } = await openDuo()
    await user.click(screen.getByRole('tab', { name: 'Other' }))
    expect(await screen.findByLabelText('A note')).toBeTruthy()
  })

  it('report that someone else has saved, keep the input, and reload on request', async () => {
    let stored = duoSettings()
    const { user } = await openDuo({
      AllSettings: () => ({ settings: [stored, otherSettings] }),
      UpdateSettings: () => {
        stored = duoSettings({
          revision: 9,
          values: { integrationKey: 'DIABCDEFGHIJKLMNOPQR', apiHostname: 'theirs.duosecurity.com' },
        })
        return {
          updateSettings: {
            __typename: 'SettingsRejected',
            verdict: null,
            problems: [{ __typename: 'SettingProblem', field: null, code: 'SETTINGS_STALE', message: 'stale' }],
          },
        }
      },
    })
    await user.type(hostname(), 'x')
    await user.click(screen.getByRole('button', { name: 'Save settings' }))
    expect(await screen.findByText('Someone else has changed these settings')).toBeTruthy()
    expect(hostname().value).toBe('api-1.duosecurity.comx')
    await user.click(screen.getByRole('button', { name: 'Reload' }))
    await waitFor(() => expect(hostname().value).toBe('theirs.duosecurity.com'))
    expect(screen.queryByText('Someone else has changed these settings')).toBeNull()
  })

  it('show for each check whether it passed, and what to do', async () => {
    const item = (name: string, label: string, state: string, message: string | null) => ({
      __typename: 'ModuleCheckItem',
      name,
      label,
      state,
      message,
    })
    const { user } = await openDuo({
      CheckModule: {
        checkModule: {
          __typename: 'ModuleCheck',
          ok: false,
          code: 'DUO_BAD_CREDENTIALS',
          message: 'Duo does not accept the keys.',
          latencyMs: 12,
          checks: [
            item('ping', 'Duo answers', 'PASSED', null),
            item('signature', 'Duo accepts the keys', 'FAILED', 'Copy both keys again.'),
            item('type', 'The application fits', 'SKIPPED', null),
          ],
        },
      },
    })
    await user.click(screen.getByRole('button', { name: 'Check the connection' }))
    const list = await screen.findByRole('list', { name: 'Checks' })
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((each) => each.textContent),
    ).toEqual([
      'Duo answers passed',
      'Duo accepts the keys failedCopy both keys again.',
      'The application fits skipped',
    ])
  })

  it('can be viewed but not changed by an auditor', async () => {
    await openDuo(viewerWith(['settings:read']))
    expect(screen.queryByRole('button', { name: 'Save settings' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Check the connection' })).toBeNull()
    expect(hostname().readOnly).toBe(true)
  })
})
