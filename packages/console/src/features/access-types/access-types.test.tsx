import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openPage } from '../../testing/open-page.ts'
import { verdict } from '../../testing/sample-verdicts.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('access types', () => {
  const kiosk = {
    __typename: 'AccessType',
    key: 'kiosk',
    name: 'Kiosk',
    sessionDelivery: 'COOKIE',
    returnUrls: [],
    rolesAllowed: [],
    rolesDenied: [],
    deniedText: null,
    sessionIdleMinutes: 30,
    sessionMaxMinutes: 720,
    builtIn: false,
    revision: 3,
    scheme: 'kiosk',
    usedBy: {
      __typename: 'AccessTypeUse',
      runningLogons: 1,
      openSessions: 4,
      logonsLast30Days: 12,
      lastLogonAt: '2026-11-20T00:00:00Z',
      invariants: [],
    },
  }

  it('are removed only once their key is typed, after a note of what that ends', async () => {
    const { user, variablesOf } = openPage('/authentication/access-types', {
      AccessTypes: { accessTypes: [kiosk] },
      RemoveAccessType: { removeAccessType: { __typename: 'AccessType', key: 'kiosk', name: 'Kiosk' } },
    })
    await user.click(await screen.findByRole('button', { name: 'Remove Kiosk' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Remove Kiosk?' }))
    expect(dialog.getByText(/ends 4 open sessions/)).toBeTruthy()
    const button = dialog.getByRole<HTMLButtonElement>('button', { name: 'Remove access type' })
    expect(button.disabled).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: 'Type kiosk to confirm' }), 'kiosk')
    await user.click(button)
    await waitFor(() => expect(variablesOf('RemoveAccessType')).toEqual([{ key: 'kiosk', override: null }]))
  })

  it('are changed from the revision shown; a lock-out is refused, and overridden with a reason', async () => {
    let attempts = 0
    const rejected = {
      __typename: 'AccessTypeRejected',
      problems: [{ __typename: 'SettingProblem', code: 'LOCKOUT', field: null, message: 'No one can log on.' }],
      verdict: verdict(false),
    }
    const { user, variablesOf } = openPage('/authentication/access-types', {
      AccessTypes: { accessTypes: [kiosk] },
      UpdateAccessType: () => ({ updateAccessType: ++attempts === 1 ? rejected : kiosk }),
    })
    await user.click(await screen.findByRole('button', { name: 'Edit Kiosk' }))
    const drawer = within(await screen.findByRole('dialog', { name: 'Edit Kiosk' }))
    await user.click(drawer.getByRole('button', { name: 'Save access type' }))
    await user.type(await drawer.findByRole('textbox', { name: /Reason for overriding/ }), 'The kiosk is gone')
    await user.click(drawer.getByRole('button', { name: 'Save anyway' }))
    await waitFor(() =>
      expect(variablesOf('UpdateAccessType')).toMatchObject([
        { input: { key: 'kiosk', revision: 3, override: null } },
        { input: { override: 'The kiosk is gone' } },
      ]),
    )
  })
})
