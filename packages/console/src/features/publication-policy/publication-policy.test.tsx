import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openPage } from '../../testing/open-page.ts'
import { verdict } from '../../testing/sample-verdicts.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('the publication policy', () => {
  const policy = (more: Record<string, unknown> = {}) => ({
    __typename: 'PublicationPolicy',
    administratorsNeeded: 1,
    confirmMinutes: 10,
    revision: 3,
    ...more,
  })
  const needed = () => screen.getByRole('textbox', { name: /^Administrators who must always/ })

  it('is changed from the revision shown, after a note of what that changes', async () => {
    const { user, variablesOf } = openPage('/authentication/publication-policy', {
      PublicationPolicy: { publicationPolicy: policy(), lockoutVerdict: verdict(true) },
      UpdatePublicationPolicy: ({ administratorsNeeded, confirmMinutes }) => ({
        updatePublicationPolicy: policy({ administratorsNeeded, confirmMinutes, revision: 4 }),
      }),
    })
    expect(await screen.findByText('1 of 1 administrators can log on, also with Duo down.')).toBeTruthy()
    await user.clear(needed())
    await user.click(screen.getByRole('button', { name: 'Save policy' }))
    expect(await screen.findByText('Enter a whole number from 1 to 100.')).toBeTruthy()
    expect(document.activeElement).toBe(needed())
    await user.type(needed(), '2')
    expect(screen.getByText(/1 of 1 administrators can always log on, fewer than required/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Save policy' }))
    expect(await screen.findByText('Publication policy saved.')).toBeTruthy()
    expect(variablesOf('UpdatePublicationPolicy')).toEqual([
      { administratorsNeeded: 2, confirmMinutes: 10, revision: 3 },
    ])
  })

  it('is not saved over someone else’s change, which a reload shows', async () => {
    let stored = policy()
    const { user } = openPage('/authentication/publication-policy', {
      PublicationPolicy: () => ({ publicationPolicy: stored, lockoutVerdict: verdict(true) }),
      UpdatePublicationPolicy: () => {
        stored = policy({ administratorsNeeded: 5, revision: 9 })
        return { errors: [{ message: 'stale', extensions: { code: 'PUBLICATION_POLICY_STALE' } }] }
      },
    })
    await user.type(await screen.findByRole('textbox', { name: /^Time to confirm/ }), '0')
    await user.click(screen.getByRole('button', { name: 'Save policy' }))
    expect(await screen.findByText('Someone else has changed the publication policy')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Reload' }))
    await waitFor(() => expect(needed()).toHaveProperty('value', '5'))
    expect(screen.getByText('All changes are saved.')).toBeTruthy()
  })
})
