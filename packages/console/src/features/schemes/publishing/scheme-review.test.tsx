import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Answers, fakeApi } from '../../../testing/fake-api.ts'
import { renderConsole } from '../../../testing/render-console.tsx'
import { administrator, duoModule, passwordModule, scheme, version } from '../../../testing/sample-answers.ts'
import { refused, review, verdict } from '../../../testing/sample-verdicts.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const first = version(1, [passwordModule])
const draft = version(2, [passwordModule, duoModule])
const withDraft = scheme([first, draft], 'browser', 'Browser', { draft })
const published = scheme([version(3, [passwordModule, duoModule]), draft, first])
const pending = {
  __typename: 'PendingPublication',
  version: 3,
  fallbackVersion: 1,
  confirmBy: '2999-01-01T00:00:00Z',
  publishedAt: '2026-11-20T00:00:00Z',
  publishedBy: 'bob',
  reason: 'Duo is required today',
}

const open = async (answers: Answers = {}) => {
  const sent = fakeApi({
    ...administrator,
    SchemesAndModules: { schemes: [withDraft], modules: [passwordModule, duoModule] },
    Scheme: { scheme: withDraft },
    ReviewScheme: review(),
    ...answers,
  })
  const rendered = renderConsole('/authentication/schemes/browser')
  await screen.findByRole('list', { name: 'Steps' })
  const inputsOf = (name: string) =>
    sent.filter((each) => each.name === name).map(({ variables }) => variables['input'] as Record<string, unknown>)
  return { sent, inputsOf, ...rendered }
}
const openReview = async (user: Awaited<ReturnType<typeof open>>['user']) => {
  await user.click(screen.getByRole('button', { name: 'Review and publish' }))
  return within(await screen.findByRole('dialog', { name: 'Review Browser before publishing' }))
}

describe('a draft', () => {
  it('is what the editor starts from, next to the live version and the differences', async () => {
    await open()
    expect(within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem')).toHaveLength(2)
    const live = within(screen.getByRole('region', { name: 'Live now: version 1' }))
    expect(within(live.getByRole('list', { name: 'Live steps' })).getAllByRole('listitem')).toHaveLength(1)
    expect(live.getByText('Duo added as step 2')).toBeTruthy()
  })

  it('is saved without going live, based on the draft that was edited', async () => {
    const { user, inputsOf } = await open({ SaveScheme: { saveScheme: withDraft } })
    await user.click(screen.getByRole('button', { name: 'Add Duo' }))
    await user.click(screen.getByRole('button', { name: 'Save draft' }))
    expect(await screen.findByText('Draft saved. Version 1 is still live.')).toBeTruthy()
    expect(inputsOf('SaveScheme')[0]).toMatchObject({ publish: false, basedOn: 1, basedOnDraft: 2 })
  })

  it('is discarded after a confirmation', async () => {
    const { user, sent } = await open({ DiscardDraft: { discardDraft: scheme([first]) } })
    await user.click(screen.getByRole('button', { name: 'Discard draft' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Discard draft' }))
    await waitFor(() => expect(screen.getByText('No changes.')).toBeTruthy())
    expect(sent.find(({ name }) => name === 'DiscardDraft')?.variables).toEqual({ key: 'browser', draft: 2 })
  })
})

describe('a review', () => {
  it('shows the changes and the lock-out check, and publishes exactly that draft', async () => {
    const { user, inputsOf } = await open({ PublishScheme: { publishScheme: published } })
    const dialog = await openReview(user)
    expect(await dialog.findByText('1 of 1 administrators can log on, also with Duo down.')).toBeTruthy()
    expect(dialog.getByText('Duo added as step 2')).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: 'Publish' }))
    expect(await screen.findByText('Version 3 is live.')).toBeTruthy()
    expect(inputsOf('PublishScheme')).toEqual([
      {
        key: 'browser',
        draft: 2,
        hash: 'review-1',
        override: null,
        confirmMinutes: null,
        restartLogons: false,
        restartReason: null,
        note: null,
      },
    ])
    expect(inputsOf('SaveScheme')).toEqual([])
  })

  it('saves unsaved changes as a draft first', async () => {
    const longer = version(4, [passwordModule, duoModule, duoModule])
    const { user, inputsOf } = await open({
      SaveScheme: { saveScheme: scheme([first, longer, draft], 'browser', 'Browser', { draft: longer }) },
      PublishScheme: { publishScheme: published },
    })
    await user.click(screen.getByRole('button', { name: 'Add Duo' }))
    const dialog = await openReview(user)
    await user.click(await dialog.findByRole('button', { name: 'Publish' }))
    await waitFor(() => expect(inputsOf('PublishScheme')[0]).toMatchObject({ draft: 4 }))
    expect(inputsOf('SaveScheme')[0]).toMatchObject({ publish: false, basedOnDraft: 2 })
  })

  it('requires a reason if administrators could be locked out, shows who and why, and publishes provisionally', async () => {
    const { user, inputsOf } = await open({
      ReviewScheme: review({ verdict: verdict(false), runningLogons: 2 }),
      PublishScheme: {
        publishScheme: scheme([version(3, [passwordModule, duoModule]), draft, first], 'browser', 'Browser', {
          pending,
        }),
      },
    })
    const dialog = await openReview(user)
    expect(await dialog.findByText('With Duo down no administrator can log on: alice depends on Duo.')).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: 'Show details' }))
    expect(dialog.getByText(/Browser, step 2: Duo can’t be reached, and the step fails closed\./)).toBeTruthy()
    const button = dialog.getByRole<HTMLButtonElement>('button', { name: 'Publish anyway' })
    expect(button.disabled).toBe(true)
    expect(dialog.getByRole<HTMLInputElement>('checkbox', { name: /Roll back unless/ }).disabled).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: /Reason for overriding/ }), 'Duo is required today')
    await user.click(dialog.getByRole('checkbox', { name: /Restart logons in progress/ }))
    await user.type(dialog.getByRole('textbox', { name: 'Message to users' }), 'Two steps now')
    await user.click(button)
    await waitFor(() =>
      expect(inputsOf('PublishScheme')[0]).toMatchObject({
        override: 'Duo is required today',
        confirmMinutes: 10,
        restartLogons: true,
        restartReason: 'Two steps now',
      }),
    )
  })

  it('opens by itself when the server refuses to save without a review', async () => {
    const { user } = await open({
      SaveScheme: { saveScheme: refused('SCHEME_LOCKOUT') },
      ReviewScheme: review({ verdict: verdict(false) }),
    })
    await user.click(screen.getByRole('button', { name: 'Save scheme' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Review Browser before publishing' }))
    expect(await dialog.findByRole('textbox', { name: /Reason for overriding/ })).toBeTruthy()
  })

  it('refreshes itself when the live version has changed in the meantime', async () => {
    let reviews = 0
    const { user } = await open({
      ReviewScheme: () => review({ basedOn: ++reviews }),
      PublishScheme: { publishScheme: refused('SCHEME_REVIEW_STALE') },
    })
    const dialog = await openReview(user)
    await user.click(await dialog.findByRole('button', { name: 'Publish' }))
    expect(await dialog.findByText('This review was out of date')).toBeTruthy()
    expect(await dialog.findByText(/You now see the current review, against version 2/)).toBeTruthy()
  })
})

describe('a provisional publication', () => {
  const provisional = scheme([version(3, [passwordModule, duoModule]), draft, first], 'browser', 'Browser', { pending })

  it('shows who published it and why, and can be rolled back', async () => {
    const { user, sent } = await open({
      Scheme: { scheme: provisional },
      RollBackPublication: { takeBackPublication: scheme([version(4, [passwordModule]), first]) },
    })
    const banner = within(screen.getByRole('region', { name: 'Provisional publication of Browser' }))
    expect(banner.getByText(/Published by bob: “Duo is required today”/)).toBeTruthy()
    expect(banner.getByRole('link', { name: 'Log on through it' }).getAttribute('href')).toBe(
      '/logon?accessType=browser',
    )
    await user.click(banner.getByRole('button', { name: 'Roll back' }))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Provisional publication of Browser' })).toBeNull())
    expect(sent.find(({ name }) => name === 'RollBackPublication')?.variables).toEqual({ key: 'browser', version: 3 })
  })

  it('of a scheme for programs shows how to log on through it in a terminal', async () => {
    await open({ Scheme: { scheme: { ...provisional, key: 'kiosk', sessionDelivery: 'TOKEN' } } })
    expect(await screen.findByText('sallyport logon --access-type kiosk')).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Log on through it' })).toBeNull()
  })

  it('can be confirmed with a reason', async () => {
    const { user, sent } = await open({
      Scheme: { scheme: provisional },
      ConfirmPublication: { keepPublication: published },
    })
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Confirm publication' }).disabled).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: /Reason for confirming/ }), 'Tried on the test system')
    await user.click(dialog.getByRole('button', { name: 'Confirm publication' }))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Provisional publication of Browser' })).toBeNull())
    expect(sent.find(({ name }) => name === 'ConfirmPublication')?.variables).toEqual({
      key: 'browser',
      version: 3,
      reason: 'Tried on the test system',
    })
  })
})

describe('disabling a scheme', () => {
  it('is refused with the administrators affected, and done when overridden', async () => {
    let attempts = 0
    const { user, inputsOf } = await open({
      Scheme: { scheme: scheme([first]) },
      UpdateScheme: () => ({
        updateScheme:
          ++attempts === 1 ? refused('SCHEME_LOCKOUT') : scheme([first], 'browser', 'Browser', { enabled: false }),
      }),
    })
    await user.click(screen.getByRole('button', { name: 'Disable' }))
    await user.click(await screen.findByRole('button', { name: 'Disable scheme' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Browser was not disabled' }))
    expect(await dialog.findByText(/alice depends on Duo/)).toBeTruthy()
    await user.type(dialog.getByRole('textbox', { name: /Reason for overriding/ }), 'An attack is going on')
    await user.click(dialog.getByRole('button', { name: 'Disable anyway' }))
    expect(await screen.findByText('Disabled')).toBeTruthy()
    expect(inputsOf('UpdateScheme')[1]).toEqual({ key: 'browser', enabled: false, override: 'An attack is going on' })
  })
})
