import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openPage } from '../../testing/open-page.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('roles', () => {
  const role = {
    __typename: 'Role',
    name: 'helpdesk',
    title: 'Help desk',
    description: 'Helps.',
    permissions: ['users:read'],
    builtIn: false,
    revision: 1,
    usedBy: { __typename: 'RoleUse', users: 2, accessTypes: ['Kiosk'], invariants: [] },
  }

  it('show where they are used, and can’t be removed while they are', async () => {
    openPage('/roles', { RolesAndTheirUse: { roles: [role] } })
    expect(await screen.findByText('2 users, Kiosk')).toBeTruthy()
    expect(screen.getByText('view users')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Remove Help desk' }).disabled).toBe(true)
  })

  it('are added with permissions; problems are shown at their fields, and Escape does not discard the input', async () => {
    const rejected = {
      __typename: 'RoleRejected',
      problems: [{ __typename: 'SettingProblem', code: 'ROLE_TAKEN', field: 'name', message: 'There is such a role.' }],
    }
    const { user, variablesOf } = openPage('/roles', {
      RolesAndTheirUse: { roles: [] },
      SaveRole: { saveRole: rejected },
    })
    await user.click((await screen.findAllByRole('button', { name: 'Add role' }))[0]!)
    const drawer = within(await screen.findByRole('dialog', { name: 'Add role' }))
    await user.click(drawer.getByRole('button', { name: 'Add role' }))
    expect(await drawer.findByText('Enter a title.')).toBeTruthy()
    expect(document.activeElement).toBe(drawer.getByRole('textbox', { name: /^Title/ }))
    await user.type(drawer.getByRole('textbox', { name: /^Title/ }), 'Help desk')
    await user.type(drawer.getByRole('textbox', { name: /^Name/ }), 'helpdesk')
    await user.click(drawer.getByRole('checkbox', { name: /View users and roles/ }))
    await user.click(drawer.getByRole('button', { name: 'Add role' }))
    expect(await drawer.findByText('There is such a role.')).toBeTruthy()
    expect(variablesOf('SaveRole')).toEqual([
      { input: { name: 'helpdesk', title: 'Help desk', description: '', permissions: ['users:read'], revision: null } },
    ])
    await user.keyboard('{Escape}')
    await user.click(await screen.findByRole('button', { name: 'Keep editing' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Keep editing' })).toBeNull())
    expect(drawer.getByRole('textbox', { name: /^Title/ })).toHaveProperty('value', 'Help desk')
  })
})
