import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { toLogonUrl } from '../lib/client/logon-redirect.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { renderConsole } from '../testing/render-console.tsx'
import { viewerWith } from '../testing/sample-answers.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('getting into the console', () => {
  it('sends a visitor without a session to the logon page, which leads back afterwards', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => {})
    fakeApi({ Viewer: { viewer: null } })
    renderConsole('/users')
    await waitFor(() => expect(assign).toHaveBeenCalledWith(expect.stringMatching(/^\/logon\?returnTo=/)))
    expect(toLogonUrl('/users?search=a b')).toBe('/logon?returnTo=%2Fusers%3Fsearch%3Da%20b')
  })

  it('asks for a new logon over the page when the session has ended, and goes to the logon page only when asked to', async () => {
    fakeApi({
      ...viewerWith(['users:read']),
      Users: { errors: [{ message: 'No session', extensions: { code: 'UNAUTHENTICATED' } }] },
    })
    const { state, user } = renderConsole('/users')
    await screen.findByRole('dialog', { name: 'Your session has ended' })
    expect(state.left).toBe(0)
    await user.click(screen.getByRole('button', { name: 'Leave the page' }))
    await waitFor(() => expect(state.left).toBeGreaterThan(0))
  })

  it('refuses a page without its permission, and does not ask the server for it', async () => {
    const sent = fakeApi(viewerWith([]))
    renderConsole('/users')
    expect(await screen.findByRole('heading', { name: 'Users' })).toBeTruthy()
    expect(screen.getByText('You don’t have access to this page')).toBeTruthy()
    expect(sent.map(({ name }) => name)).toEqual(['Viewer'])
    expect(screen.queryByRole('navigation', { name: 'Main' })).toBeNull()
  })

  it('offers to try again, with the reference, when the server fails', async () => {
    fakeApi({
      ...viewerWith(['users:read']),
      Users: { errors: [{ message: 'x', extensions: { code: 'INTERNAL', reference: 'REF-42' } }] },
    })
    renderConsole('/users')
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
    expect(screen.getByText('REF-42')).toBeTruthy()
  })

  it('shows “Page not found” for an unknown address', async () => {
    fakeApi(viewerWith([]))
    renderConsole('/nowhere')
    expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeTruthy()
  })
})
