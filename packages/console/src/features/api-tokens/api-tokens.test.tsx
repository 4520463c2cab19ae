import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openPage } from '../../testing/open-page.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

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

  it('are created with permissions, and shown once', async () => {
    const { user, variablesOf } = openPage('/api-tokens', {
      ApiTokens: { apiTokens: [] },
      CreateApiToken: { createApiToken: { __typename: 'CreatedApiToken', token: 'slp_abc', apiToken: token } },
    })
    await user.click(await screen.findByRole('button', { name: 'Create token' }))
    const drawer = within(await screen.findByRole('dialog', { name: 'Create token' }))
    await user.type(drawer.getByRole('textbox', { name: /^Name/ }), 'Nightly export')
    await user.click(drawer.getByRole('checkbox', { name: /View access types/ }))
    await user.click(drawer.getByRole('button', { name: 'Create token' }))
    expect(await drawer.findByText('slp_abc')).toBeTruthy()
    expect(variablesOf('CreateApiToken')).toEqual([
      { input: { name: 'Nightly export', permissions: ['schemes:read'], expiresInDays: 90 } },
    ])
  })

  it('are revoked after a confirmation', async () => {
    const { user, variablesOf } = openPage('/api-tokens', {
      ApiTokens: { apiTokens: [token] },
      RevokeApiToken: { revokeApiToken: true },
    })
    await user.click(await screen.findByRole('button', { name: 'Revoke Nightly export' }))
    await user.click(await screen.findByRole('button', { name: 'Revoke token' }))
    await waitFor(() => expect(variablesOf('RevokeApiToken')).toEqual([{ id: 't1' }]))
  })
})
