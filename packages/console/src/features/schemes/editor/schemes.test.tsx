import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Answers, fakeApi } from '../../../testing/fake-api.ts'
import { renderConsole } from '../../../testing/render-console.tsx'
import {
  administrator,
  duoModule,
  passwordModule,
  scheme,
  version,
  viewerWith,
} from '../../../testing/sample-answers.ts'
import { refused } from '../../../testing/sample-verdicts.ts'

const confirmationTime = {
  ConfirmationTime: { publicationPolicy: { __typename: 'PublicationPolicy', confirmMinutes: 10 } },
}
const pending = {
  __typename: 'PendingPublication',
  version: 3,
  fallbackVersion: 2,
  confirmBy: '2999-01-01T00:00:00Z',
  publishedAt: '2026-11-20T00:00:00Z',
  publishedBy: 'alice',
  reason: 'Duo refuses too many',
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const first = version(1, [passwordModule])
const second = version(2, [passwordModule, duoModule])
const open = async (answers: Answers = {}, modules: unknown[] = [passwordModule, duoModule]) => {
  const sent = fakeApi({
    ...administrator,
    ...confirmationTime,
    SchemesAndModules: { schemes: [scheme([first]), scheme([first], 'client', 'Client')], modules },
    Scheme: { scheme: scheme([first]) },
    ...answers,
  })
  const console_ = renderConsole('/authentication/schemes/browser')
  await screen.findByRole('list', { name: 'Steps' })
  return { sent, ...console_ }
}
const listSteps = () =>
  within(screen.getByRole('list', { name: 'Steps' }))
    .queryAllByRole('listitem')
    .map((each) => each.getAttribute('aria-label'))
const saveButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save scheme' })

describe('the editor of a scheme', () => {
  it('adds a module with a click and saves all steps, based on the version that it started from', async () => {
    const { sent, user } = await open({ SaveScheme: { saveScheme: scheme([second, first]) } })
    expect(listSteps()).toEqual(['Step 1: Password'])
    expect(saveButton().disabled).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Add Duo' }))
    expect(listSteps()).toEqual(['Step 1: Password', 'Step 2: Duo'])
    await user.type(screen.getByLabelText('Note'), 'Phones for all')
    await user.click(saveButton())
    expect(await screen.findByText('Version 2 is live.')).toBeTruthy()
    expect(sent.find(({ name }) => name === 'SaveScheme')?.variables).toEqual({
      input: {
        key: 'browser',
        basedOn: 1,
        basedOnDraft: 0,
        note: 'Phones for all',
        onRisk: 'REFUSE',
        publish: true,
        steps: [
          { module: 'password', options: {} },
          { module: 'duo', options: {} },
        ],
      },
    })
    expect(screen.getByText('No changes.')).toBeTruthy()
  })

  it('shows a problem at its step while editing, and says why it can’t be saved', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Add Duo' }))
    await user.click(screen.getByRole('button', { name: 'Actions for Duo' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Move up' }))
    expect(listSteps()).toEqual(['Step 1: Duo', 'Step 2: Password'])
    expect(
      within(screen.getByRole('listitem', { name: 'Step 1: Duo' })).getByText(
        /verifies a user before any step has identified one/,
      ),
    ).toBeTruthy()
    expect(saveButton().disabled).toBe(true)
    expect(screen.getByText(/Fix the marked steps before publishing/)).toBeTruthy()
  })

  it('removes a step and can undo it', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Remove Password' }))
    expect(listSteps()).toEqual([])
    expect(screen.getByText(/The scheme is empty/)).toBeTruthy()
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(listSteps()).toEqual(['Step 1: Password'])
    expect(screen.getByText('No changes.')).toBeTruthy()
  })

  it('marks a module that is not set up, and links to its settings', async () => {
    const { user } = await open({}, [passwordModule, { ...duoModule, configured: false }])
    expect(screen.getByRole('link', { name: 'Set up Duo' }).getAttribute('href')).toBe('/authentication/settings/duo')
    await user.click(screen.getByRole('button', { name: 'Add Duo' }))
    expect(
      within(screen.getByRole('listitem', { name: 'Step 2: Duo' })).getByRole('link', { name: 'Duo settings' }),
    ).toBeTruthy()
    expect(saveButton().disabled).toBe(true)
  })

  it('shows the server’s problem at its step until the next change', async () => {
    const refused = {
      __typename: 'SchemeRejected',
      problems: [
        {
          __typename: 'SchemeProblem',
          code: 'SCHEME_MODULE_NOT_CONFIGURED',
          message: 'Duo was unset a moment ago.',
          step: 1,
        },
      ],
      verdict: null,
      invariants: [],
    }
    const { user } = await open({ SaveScheme: { saveScheme: refused } })
    await user.click(screen.getByRole('button', { name: 'Add Duo' }))
    await user.click(saveButton())
    expect(await within(screen.getByRole('listitem', { name: 'Step 2: Duo' })).findByText(/Duo was unset/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Discard changes' }))
    expect(screen.queryByText(/Duo was unset/)).toBeNull()
    expect(listSteps()).toEqual(['Step 1: Password'])
  })

  it('reports that someone else has published, and shows the live version after a reload', async () => {
    let versions = [first]
    const { user } = await open({
      Scheme: () => ({ scheme: scheme(versions) }),
      SaveScheme: () => {
        versions = [second, first]
        return {
          saveScheme: {
            __typename: 'SchemeRejected',
            problems: [{ __typename: 'SchemeProblem', code: 'SCHEME_STALE', message: 'stale', step: null }],
            verdict: null,
            invariants: [],
          },
        }
      },
    })
    await user.click(screen.getByRole('button', { name: 'Add Password' }))
    await user.click(saveButton())
    await user.click(await screen.findByRole('button', { name: 'Save anyway' }))
    expect(await screen.findByText('Someone else has published this scheme')).toBeTruthy()
    expect(listSteps()).toEqual(['Step 1: Password', 'Step 2: Password'])
    await user.click(screen.getByRole('button', { name: 'Reload' }))
    await waitFor(() => expect(listSteps()).toEqual(['Step 1: Password', 'Step 2: Duo']))
  })

  it('keeps the options of a step until it is saved', async () => {
    const { sent, user } = await open({ SaveScheme: { saveScheme: scheme([second, first]) } })
    await user.click(screen.getByRole('button', { name: 'Add Duo' }))
    await user.click(screen.getByRole('button', { name: 'Actions for Duo' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Options' }))
    await user.type(await screen.findByLabelText('Text on the phone'), 'Hello')
    await user.click(screen.getByRole('button', { name: 'Apply options' }))
    expect(await screen.findByText(/Text on the phone: Hello\./)).toBeTruthy()
    await user.click(saveButton())
    await waitFor(() =>
      expect(sent.find(({ name }) => name === 'SaveScheme')?.variables['input']).toMatchObject({
        steps: [{}, { module: 'duo', options: { text: 'Hello' } }],
      }),
    )
  })

  it('rolls back to an old version after a confirmation', async () => {
    const { sent, user } = await open({
      Scheme: { scheme: scheme([second, first]) },
      RollbackScheme: { rollbackScheme: scheme([version(3, [passwordModule]), second, first]) },
    })
    await user.click(screen.getByRole('button', { name: 'History' }))
    expect(await screen.findByText('Duo added as step 2.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Roll back to version 1' }))
    await user.click(await screen.findByRole('button', { name: 'Roll back' }))
    expect(await screen.findByText('Version 3 is live, with the steps of version 1.')).toBeTruthy()
    expect(sent.find(({ name }) => name === 'RollbackScheme')?.variables).toEqual({
      key: 'browser',
      version: 1,
      override: null,
      confirmMinutes: null,
    })
    expect(listSteps()).toEqual(['Step 1: Password'])
  })

  it('rolls back provisionally when a refusal is overridden, with the chosen time to confirm', async () => {
    let attempts = 0
    const { sent, user } = await open({
      Scheme: { scheme: scheme([second, first]) },
      RollbackScheme: () => ({
        rollbackScheme:
          ++attempts === 1
            ? refused('SCHEME_LOCKOUT')
            : scheme([version(3, [passwordModule]), second, first], 'browser', 'Browser', { pending }),
      }),
    })
    await user.click(screen.getByRole('button', { name: 'History' }))
    await user.click(await screen.findByRole('button', { name: 'Roll back to version 1' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Roll back to version 1?' }))
    await waitFor(() => expect(sent.some(({ name }) => name === 'ConfirmationTime')).toBe(true))
    await user.click(dialog.getByRole('button', { name: 'Roll back' }))
    expect(await dialog.findByText('With Duo down no administrator can log on: alice depends on Duo.')).toBeTruthy()
    const minutes = dialog.getByRole('textbox', { name: 'Confirm within (minutes)' })
    await waitFor(() => expect(minutes).toHaveProperty('value', '10'))
    await user.clear(minutes)
    await user.type(minutes, '45')
    await user.type(dialog.getByRole('textbox', { name: /Reason for overriding/ }), 'Duo refuses too many')
    await user.click(dialog.getByRole('button', { name: 'Roll back anyway' }))
    expect(
      await screen.findByText(/^Version 3 is provisionally live, with the steps of version 1\. It rolls back/),
    ).toBeTruthy()
    expect(sent.filter(({ name }) => name === 'RollbackScheme').at(-1)?.variables).toEqual({
      key: 'browser',
      version: 1,
      override: 'Duo refuses too many',
      confirmMinutes: 45,
    })
  })

  it('asks before it saves steps that let administrators log on with one factor although a second one is set up', async () => {
    const { sent, user } = await open({
      Scheme: { scheme: scheme([second, first]) },
      SaveScheme: { saveScheme: scheme([version(3, [passwordModule]), second, first]) },
    })
    await user.click(screen.getByRole('button', { name: 'Remove Duo' }))
    await user.click(saveButton())
    const question = await screen.findByRole('dialog', { name: 'Allow administrators to log on with one factor?' })
    expect(
      within(question).getByText(
        /Administrators can log on through Browser with one factor \(Password\), although Duo is set up\./,
      ),
    ).toBeTruthy()
    await user.click(within(question).getByRole('button', { name: 'Go back' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent.some(({ name }) => name === 'SaveScheme')).toBe(false)
    await user.click(saveButton())
    await user.click(await screen.findByRole('button', { name: 'Save anyway' }))
    expect(await screen.findByText('Version 3 is live.')).toBeTruthy()
  })

  it('shows the same warning before it rolls back to such steps', async () => {
    const { user } = await open({ Scheme: { scheme: scheme([second, first]) } })
    await user.click(screen.getByRole('button', { name: 'History' }))
    await user.click(await screen.findByRole('button', { name: 'Roll back to version 1' }))
    expect(
      await screen.findByText(
        /Administrators can log on through Browser with one factor \(Password\), although Duo is set up/,
      ),
    ).toBeTruthy()
  })

  it('asks before unsaved changes are left for another access type', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Add Duo' }))
    await user.click(screen.getByRole('tab', { name: 'Client' }))
    expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeTruthy()
  })

  it('can be viewed but not changed by an auditor', async () => {
    await open(viewerWith(['schemes:read']))
    expect(listSteps()).toEqual(['Step 1: Password'])
    expect(screen.queryByRole('button', { name: /^Add / })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Save scheme' })).toBeNull()
  })
})
