import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Answers, fakeApi } from '../testing/fake-api.ts'
import { renderConsole } from '../testing/render-console.tsx'
import { administrator } from '../testing/sample-answers.ts'
import { verdict } from '../testing/sample-verdicts.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const open = (path: string, answers: Answers) => {
  const sent = fakeApi({ ...administrator, Roles: { roles: [] }, ...answers })
  return {
    sent,
    variablesOf: (name: string) => sent.filter((each) => each.name === name).map(({ variables }) => variables),
    ...renderConsole(path),
  }
}

describe('API tokens', () => {
  const token = {
    __typename: 'ApiToken',
    id: 't1',
    name: 'Nightly export',
    owner: 'alice',
    permissions: ['schemes:read'],
    createdAt: '2026-11-20T00:00:00Z',
    expiresAt: '2999-01-01T00:00:00Z',
    lastUsedAt: null,
    lastUsedIp: null,
    revokedAt: null,
  }

  it('are made with what they may, and shown once', async () => {
    const { user, variablesOf } = open('/api-tokens', {
      ApiTokens: { apiTokens: [] },
      CreateApiToken: { createApiToken: { __typename: 'CreatedApiToken', token: 'slp_abc', apiToken: token } },
    })
    await user.click(await screen.findByRole('button', { name: 'Make a token' }))
    const drawer = within(await screen.findByRole('dialog', { name: 'Make a token' }))
    await user.type(drawer.getByRole('textbox', { name: /^Name/ }), 'Nightly export')
    await user.click(drawer.getByRole('checkbox', { name: /See access types/ }))
    await user.click(drawer.getByRole('button', { name: 'Make the token' }))
    expect(await drawer.findByText('slp_abc')).toBeTruthy()
    expect(variablesOf('CreateApiToken')).toEqual([
      { input: { name: 'Nightly export', permissions: ['schemes:read'], expiresInDays: 90 } },
    ])
  })

  it('are revoked after asking', async () => {
    const { user, variablesOf } = open('/api-tokens', {
      ApiTokens: { apiTokens: [token] },
      RevokeApiToken: { revokeApiToken: true },
    })
    await user.click(await screen.findByRole('button', { name: 'Revoke Nightly export' }))
    await user.click(await screen.findByRole('button', { name: 'Revoke token' }))
    await waitFor(() => expect(variablesOf('RevokeApiToken')).toEqual([{ id: 't1' }]))
  })
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

  it('are removed only once their key is typed, below what that ends', async () => {
    const { user, variablesOf } = open('/authentication/access-types', {
      AccessTypes: { accessTypes: [kiosk] },
      RemoveAccessType: { removeAccessType: { __typename: 'AccessType', key: 'kiosk', name: 'Kiosk' } },
    })
    await user.click(await screen.findByRole('button', { name: 'Remove Kiosk' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Remove Kiosk?' }))
    expect(dialog.getByText(/4 open sessions end/)).toBeTruthy()
    const button = dialog.getByRole<HTMLButtonElement>('button', { name: 'Remove access type' })
    expect(button.disabled).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: 'Type kiosk to remove it' }), 'kiosk')
    await user.click(button)
    await waitFor(() => expect(variablesOf('RemoveAccessType')).toEqual([{ key: 'kiosk', override: null }]))
  })

  it('are changed from the revision that was seen; a lock-out is told, and overcome in words', async () => {
    let attempts = 0
    const rejected = {
      __typename: 'AccessTypeRejected',
      problems: [{ __typename: 'SettingProblem', code: 'LOCKOUT', field: null, message: 'Nobody gets in.' }],
      verdict: verdict(false),
    }
    const { user, variablesOf } = open('/authentication/access-types', {
      AccessTypes: { accessTypes: [kiosk] },
      UpdateAccessType: () => ({ updateAccessType: ++attempts === 1 ? rejected : kiosk }),
    })
    await user.click(await screen.findByRole('button', { name: 'Edit Kiosk' }))
    const drawer = within(await screen.findByRole('dialog', { name: 'Edit Kiosk' }))
    await user.click(drawer.getByRole('button', { name: 'Save access type' }))
    await user.type(await drawer.findByRole('textbox', { name: /Why all the same/ }), 'The kiosk is gone')
    await user.click(drawer.getByRole('button', { name: 'Save it all the same' }))
    await waitFor(() =>
      expect(variablesOf('UpdateAccessType')).toMatchObject([
        { input: { key: 'kiosk', revision: 3, override: null } },
        { input: { override: 'The kiosk is gone' } },
      ]),
    )
  })
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

  it('say who has them, and can’t be removed while somebody does', async () => {
    open('/roles', { RolesAndTheirUse: { roles: [role] } })
    expect(await screen.findByText('2 users, Kiosk')).toBeTruthy()
    expect(screen.getByText('see users')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Remove Help desk' }).disabled).toBe(true)
  })

  it('are added with permissions; what is missing or refused stands at its field, and is not thrown away by Escape', async () => {
    const rejected = {
      __typename: 'RoleRejected',
      problems: [{ __typename: 'SettingProblem', code: 'ROLE_TAKEN', field: 'name', message: 'There is such a role.' }],
    }
    const { user, variablesOf } = open('/roles', { RolesAndTheirUse: { roles: [] }, SaveRole: { saveRole: rejected } })
    await user.click((await screen.findAllByRole('button', { name: 'Add role' }))[0]!)
    const drawer = within(await screen.findByRole('dialog', { name: 'Add role' }))
    await user.click(drawer.getByRole('button', { name: 'Add role' }))
    expect(await drawer.findByText('Give it a title.')).toBeTruthy()
    expect(document.activeElement).toBe(drawer.getByRole('textbox', { name: /^Title/ }))
    await user.type(drawer.getByRole('textbox', { name: /^Title/ }), 'Help desk')
    await user.type(drawer.getByRole('textbox', { name: /^Name/ }), 'helpdesk')
    await user.click(drawer.getByRole('checkbox', { name: /See users and roles/ }))
    await user.click(drawer.getByRole('button', { name: 'Add role' }))
    expect(await drawer.findByText('There is such a role.')).toBeTruthy()
    expect(variablesOf('SaveRole')).toEqual([
      { input: { name: 'helpdesk', title: 'Help desk', description: '', permissions: ['users:read'], revision: null } },
    ])
    await user.keyboard('{Escape}')
    await user.click(await screen.findByRole('button', { name: 'Go on' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Go on' })).toBeNull())
    expect(drawer.getByRole('textbox', { name: /^Title/ })).toHaveProperty('value', 'Help desk')
  })
})

describe('a user who is the last administrator to get in', () => {
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
    problems: [{ __typename: 'SettingProblem', code: 'LOCKOUT', field: null, message: 'Nobody gets in.' }],
    verdict: verdict(false),
  })

  it('gets another name at Duo, or a password that lapses, only for a reason in words', async () => {
    const duo = {
      __typename: 'Module',
      id: 'duo',
      title: 'Duo',
      usesEnrollmentCodes: false,
      externalNameLabel: 'Duo username',
      externalNameHelp: null,
    }
    const { user, variablesOf } = open('/users/u2', {
      User: { user: bob },
      UserSessions: { sessions: noPage },
      UserAudit: { auditEvents: noPage },
      UserModules: { modules: [duo] },
      SetExternalName: ({ input }) => ({ setExternalName: input.override ? bob : lockout('ExternalNameRejected') }),
      SetPassword: ({ input }) => ({ setPassword: input.override ? bob : lockout('UserRejected') }),
    })
    const insist = async (title: string, button: string) => {
      const dialog = within(await screen.findByRole('dialog', { name: title }))
      await user.click(await dialog.findByRole('textbox', { name: /Why all the same/ }))
      await user.paste('He has left the house')
      await user.click(dialog.getByRole('button', { name: button }))
      await waitFor(() => expect(screen.queryByRole('dialog', { name: title })).toBeNull())
    }
    await user.click(await screen.findByRole('textbox', { name: 'Duo username' }))
    await user.paste('robert')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await insist('Duo username was not changed', 'Change it all the same')
    expect(variablesOf('SetExternalName')).toEqual([
      { input: { userId: 'u2', module: 'duo', name: 'robert' } },
      { input: { userId: 'u2', module: 'duo', name: 'robert', override: 'He has left the house' } },
    ])
    await user.click(screen.getByLabelText('New password'))
    await user.paste('handed over on a note')
    await user.click(screen.getByRole('button', { name: 'Set password' }))
    await insist('The password was not set', 'Set it all the same')
    expect(variablesOf('SetPassword').at(-1)).toEqual({
      input: {
        userId: 'u2',
        password: 'handed over on a note',
        passwordMustChange: true,
        override: 'He has left the house',
      },
    })
  })
})

describe('the publication policy', () => {
  const policy = (more: Record<string, unknown> = {}) => ({
    __typename: 'PublicationPolicy',
    administratorsNeeded: 1,
    confirmMinutes: 10,
    revision: 3,
    ...more,
  })
  const needed = () => screen.getByRole('textbox', { name: /^Administrators who have to get in/ })

  it('is changed from the revision that was seen, below what that comes to', async () => {
    const { user, variablesOf } = open('/authentication/publication-policy', {
      PublicationPolicy: { publicationPolicy: policy(), lockoutVerdict: verdict(true) },
      UpdatePublicationPolicy: ({ administratorsNeeded, confirmMinutes }) => ({
        updatePublicationPolicy: policy({ administratorsNeeded, confirmMinutes, revision: 4 }),
      }),
    })
    expect(await screen.findByText('1 of 1 administrators gets in, also with Duo down.')).toBeTruthy()
    await user.clear(needed())
    await user.click(screen.getByRole('button', { name: 'Save policy' }))
    expect(await screen.findByText('A whole number from 1 to 100.')).toBeTruthy()
    expect(document.activeElement).toBe(needed())
    await user.type(needed(), '2')
    expect(screen.getByText(/1 of 1 administrators gets in whatever happens now, fewer than you ask for/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Save policy' }))
    expect(await screen.findByText('Publication policy saved.')).toBeTruthy()
    expect(variablesOf('UpdatePublicationPolicy')).toEqual([
      { administratorsNeeded: 2, confirmMinutes: 10, revision: 3 },
    ])
  })

  it('is not saved over what somebody else has saved meanwhile, which a reload shows', async () => {
    let stored = policy()
    const { user } = open('/authentication/publication-policy', {
      PublicationPolicy: () => ({ publicationPolicy: stored, lockoutVerdict: verdict(true) }),
      UpdatePublicationPolicy: () => {
        stored = policy({ administratorsNeeded: 5, revision: 9 })
        return { errors: [{ message: 'stale', extensions: { code: 'PUBLICATION_POLICY_STALE' } }] }
      },
    })
    await user.type(await screen.findByRole('textbox', { name: /^Minutes until/ }), '0')
    await user.click(screen.getByRole('button', { name: 'Save policy' }))
    expect(await screen.findByText('Somebody else has changed the publication policy meanwhile')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Reload' }))
    await waitFor(() => expect(needed()).toHaveProperty('value', '5'))
    expect(screen.getByText('Everything is saved.')).toBeTruthy()
  })
})
