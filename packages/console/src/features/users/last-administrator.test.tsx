import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openPage } from '../../testing/open-page.ts'
import { administrator } from '../../testing/sample-answers.ts'
import { verdict } from '../../testing/sample-verdicts.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('the last administrator who can log on', () => {
  const bob = {
    ...(administrator['Viewer'] as { viewer: { user: object } }).viewer.user,
    id: 'u2',
    username: 'bob',
    hasPassword: true,
    initialPasswordExpiresAt: null,
    lockedForGood: [],
    enrollments: [],
    externalNames: [],
    enrollmentCodes: [],
    rememberedBrowsers: [],
  }
  const noPage = { nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } }
  const lockout = (__typename: string) => ({
    __typename,
    problems: [{ __typename: 'SettingProblem', code: 'LOCKOUT', field: null, message: 'No one can log on.' }],
    verdict: verdict(false),
  })

  it('gets another name at Duo, or a temporary password, only with a reason', async () => {
    const duo = {
      __typename: 'Module',
      id: 'duo',
      title: 'Duo',
      usesEnrollmentCodes: false,
      externalNameLabel: 'Duo username',
      externalNameHelp: null,
    }
    const { user, variablesOf } = openPage('/users/u2', {
      User: { user: bob },
      UserSessions: { sessions: noPage },
      UserAudit: { auditEvents: noPage },
      UserModules: { modules: [duo] },
      SetExternalName: ({ input }) => ({ setExternalName: input.override ? bob : lockout('ExternalNameRejected') }),
      SetPassword: ({ input }) => ({ setPassword: input.override ? bob : lockout('UserRejected') }),
    })
    const override = async (title: string, button: string) => {
      const dialog = within(await screen.findByRole('dialog', { name: title }))
      await user.click(await dialog.findByRole('textbox', { name: /Reason for overriding/ }))
      await user.paste('He has left the company')
      await user.click(dialog.getByRole('button', { name: button }))
      await waitFor(() => expect(screen.queryByRole('dialog', { name: title })).toBeNull())
    }
    await user.click(await screen.findByRole('textbox', { name: 'Duo username' }))
    await user.paste('robert')
    await user.click(screen.getByRole('button', { name: 'Save name' }))
    await override('Duo username was not changed', 'Change anyway')
    expect(variablesOf('SetExternalName')).toEqual([
      { input: { userId: 'u2', module: 'duo', name: 'robert' } },
      { input: { userId: 'u2', module: 'duo', name: 'robert', override: 'He has left the company' } },
    ])
    await user.click(screen.getByLabelText('New password'))
    await user.paste('handed over on a note')
    await user.click(screen.getByRole('button', { name: 'Set password' }))
    await override('The password was not set', 'Set anyway')
    expect(variablesOf('SetPassword').at(-1)).toEqual({
      input: {
        userId: 'u2',
        password: 'handed over on a note',
        passwordMustChange: true,
        override: 'He has left the company',
      },
    })
  })
})
