import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { AdminApi, Credentials } from '../support/admin-api.ts'
import { dashboardOf, enterPassword, headingOf, logOn, readReference, refusalIn } from '../support/logon.ts'
import { ADMINISTRATOR } from '../support/stack.ts'
import { createWorld } from '../support/world.ts'
import { pressUntil } from '../support/press-until.ts'
import { messageOf } from '../support/error-text.ts'

const world = createWorld()
let api: AdminApi

beforeAll(async () => {
  api = await world.administer()
})

const openAs = async (credentials: Credentials): Promise<Page> => {
  const page = await (await world.meet()).open('about:blank')
  await logOn(page, credentials)
  return page
}
const openAsAdministrator = async (path: string): Promise<Page> => {
  const page = await openAs(ADMINISTRATOR)
  await page.goto(path)
  return page
}
const createUser = async (username: string, roles?: string[]): Promise<Credentials> => {
  const credentials = { username, password: `the old lighthouse of ${username}` }
  await api.createUser(credentials, roles)
  return credentials
}
const goTo = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
const toast = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words })
const step = (page: Page, name: string) => page.getByRole('listitem', { name })

describe('schemes', () => {
  test('a module that is not set up yet has a problem at its card, and the scheme can’t be saved', async () => {
    const page = await openAsAdministrator('/authentication/schemes/browser')
    await page.getByRole('button', { name: 'Add Duo' }).click()
    await expect(step(page, 'Step 2: Duo').getByText('Duo is not set up yet.')).toAppear()
    expect(await page.getByRole('button', { name: 'Save scheme' }).isDisabled()).toBe(true)
    await step(page, 'Step 2: Duo').getByRole('link', { name: 'Duo settings' }).click()
    await page
      .getByRole('dialog', { name: 'Leave without saving?' })
      .getByRole('button', { name: 'Leave without saving' })
      .click()
    await expect(page.getByRole('tab', { name: 'Duo', selected: true })).toAppear()
  })

  test('a step is moved with the keyboard; Duo as first step is a problem at its card, and moving it back fixes it', async () => {
    await api.setDuoUp(world.stack)
    const page = await openAsAdministrator('/authentication/schemes/browser')
    await page.getByRole('button', { name: 'Add Duo' }).press('Enter')
    await page.getByRole('button', { name: 'Reorder Duo' }).focus()
    await page.keyboard.press('Space')
    await expect(page.getByRole('status').filter({ hasText: 'Picked up Duo, at position 2 of 2.' })).toAppear()
    await pressUntil(page, 'ArrowUp', page.getByRole('status').filter({ hasText: 'Duo is at position 1 of 2.' }))
    await page.keyboard.press('Space')
    await expect(
      step(page, 'Step 1: Duo').getByText('Duo verifies a user before any step has identified one.'),
    ).toAppear()
    expect(await page.getByRole('button', { name: 'Save scheme' }).isDisabled()).toBe(true)

    await page.getByRole('button', { name: 'Actions for Duo' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Move down' }).press('Enter')
    await expect(step(page, 'Step 2: Duo')).toAppear()
    await expect(page.getByText('Duo verifies a user before any step has identified one.')).toDisappear()
    await expect(page.getByText('Saving publishes version 2')).toAppear()
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(step(page, 'Step 2: Duo')).toDisappear()
  })

  test('the history describes each version’s steps, and an old version can be restored', async () => {
    const page = await openAsAdministrator('/authentication/schemes/client')
    await page.getByRole('button', { name: 'Add Duo' }).click()
    await page.getByRole('textbox', { name: 'Note' }).fill('Second factor for programs too')
    await page.getByRole('button', { name: 'Save scheme' }).click()
    await expect(page.getByText('Version 2 is live ·')).toAppear()

    await page.getByRole('button', { name: 'History' }).click()
    const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem')
    await expect(versions.filter({ hasText: 'Second factor for programs too' })).toAppear()
    expect(await versions.count()).toBe(2)
    const rollBack = page.getByRole('button', { name: 'Roll back to version 1' })
    await rollBack.press('Enter')
    const question = page.getByRole('dialog', { name: 'Roll back to version 1?' })
    await expect(question).toAppear()
    await page.keyboard.press('Escape')
    await expect(question).toDisappear()
    // Escape closed only the question, and the focus returned to its button.
    await vi.waitUntil(() => rollBack.evaluate((button) => button.matches(':focus')), { timeout: 20_000 })
    await page.keyboard.press('Enter')
    await question.getByRole('button', { name: 'Roll back' }).click()
    await expect(toast(page, 'Version 3 is live, with the steps of version 1.')).toAppear()
    await expect(step(page, 'Step 2: Duo')).toDisappear()
    await expect(page.getByText('Version 3 is live ·')).toAppear()
  })
})

describe('settings', () => {
  test('a click elsewhere does not lose unsaved changes', async () => {
    const page = await openAsAdministrator('/authentication/settings/duo')
    await page.getByRole('textbox', { name: 'Text on the phone' }).fill('Harbor office')
    await goTo(page, 'Users')
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    await question.getByRole('button', { name: 'Stay here' }).click()
    await expect(question).toDisappear()
    expect(await page.getByRole('textbox', { name: 'Text on the phone' }).inputValue()).toBe('Harbor office')

    await goTo(page, 'Users')
    await question.getByRole('button', { name: 'Leave without saving' }).click()
    await expect(headingOf(page, 'Users')).toAppear()
  })

  test('a malformed key has a problem at its field, and nothing is saved', async () => {
    const page = await openAsAdministrator('/authentication/settings/duo')
    const field = page.getByRole('textbox', { name: 'Integration key' })
    const before = await field.inputValue()
    await field.fill('DI123')
    await page.getByRole('button', { name: 'Save settings' }).click()
    await expect(page.getByText('The integration key has 20 characters and begins with DI.')).toAppear()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.evaluate((input) => input.matches(':focus'))).toBe(true)
    await page.getByRole('button', { name: 'Discard changes' }).click()
    expect(await field.inputValue()).toBe(before)
  })
})

describe('people and their sessions', () => {
  test('ending a user’s session takes them to the logon page', async () => {
    const page = await openAs(await createUser('sam'))
    const administrator = await openAsAdministrator('/sessions')
    await administrator.getByRole('button', { name: /^End session: sam/ }).click()
    await administrator
      .getByRole('dialog', { name: 'End this session?' })
      .getByRole('button', { name: 'End session' })
      .click()
    await expect(administrator.getByRole('button', { name: /^End session: sam/ })).toDisappear()
    await page.reload()
    await expect(headingOf(page, 'Log on')).toAppear()
  })

  test('a user ends their other sessions, and stays logged on here', async () => {
    const olga = await createUser('olga')
    const elsewhere = await openAs(olga)
    const here = await openAs(olga)
    await here.getByRole('region', { name: 'My sessions' }).getByRole('button', { name: 'End other sessions' }).click()
    await here.getByRole('dialog').getByRole('button', { name: 'End other sessions' }).click()
    await expect(here.getByText('You are logged on only here.')).toAppear()
    await elsewhere.reload()
    await expect(headingOf(elsewhere, 'Log on')).toAppear()
    await here.reload()
    await expect(dashboardOf(here, 'olga')).toAppear()
  })

  test('a disabled user can’t log on, and sees the same error as for a wrong password', async () => {
    const dora = await createUser('dora')
    const administrator = await openAsAdministrator('/users')
    await administrator.getByRole('link', { name: 'dora' }).click()
    await administrator.getByRole('button', { name: 'Disable user' }).click()
    await administrator
      .getByRole('dialog', { name: 'Disable dora?' })
      .getByRole('button', { name: 'Disable user' })
      .click()
    await expect(toast(administrator, 'dora can no longer log on.')).toAppear()

    const page = await (await world.meet()).open('/logon')
    await enterPassword(page, dora)
    await expect(refusalIn(page, messageOf('PASSWORD_INCORRECT'))).toAppear()
  })

  test('a user changes their password, and only the new one works afterwards', async () => {
    const carl = await createUser('carl')
    const page = await openAs(carl)
    const panel = page.getByRole('region', { name: 'Change my password' })
    await panel.getByRole('textbox', { name: 'Current password' }).fill('not the password')
    await panel.getByRole('textbox', { name: 'New password' }).fill('nine copper kettles in june')
    await panel.getByRole('button', { name: 'Change password' }).click()
    await expect(panel.getByText('This is not your current password.')).toAppear()
    expect(await panel.getByRole('textbox', { name: 'Current password' }).getAttribute('aria-invalid')).toBe('true')

    await panel.getByRole('textbox', { name: 'Current password' }).fill(carl.password)
    await panel.getByRole('button', { name: 'Change password' }).click()
    await expect(toast(page, 'Password changed')).toAppear()

    const logonPage = await (await world.meet()).open('/logon')
    await enterPassword(logonPage, carl)
    await expect(refusalIn(logonPage, messageOf('PASSWORD_INCORRECT'))).toAppear()
    await logonPage.getByRole('textbox', { name: 'Password' }).fill('nine copper kettles in june')
    await logonPage.getByRole('button', { name: 'Log on' }).click()
    await expect(dashboardOf(logonPage, 'carl')).toAppear()
  })

  test('a failed logon can be found in the audit log by its reference', async () => {
    await createUser('remy')
    const page = await (await world.meet()).open('/logon')
    await enterPassword(page, { username: 'remy', password: 'not the password' })
    await expect(refusalIn(page, messageOf('PASSWORD_INCORRECT'))).toAppear()
    const reference = await readReference(page)

    const administrator = await openAsAdministrator('/audit')
    await administrator.getByRole('button', { name: 'More filters' }).click()
    await administrator.getByRole('textbox', { name: 'Reference', exact: true }).fill(reference)
    await administrator.keyboard.press('Enter')
    const rows = administrator.getByRole('table', { name: 'Audit log' }).getByRole('row').filter({ hasText: 'remy' })
    await expect.poll(() => administrator.getByRole('table', { name: 'Audit log' }).getByRole('row').count()).toBe(2)
    expect(await rows.innerText()).toContain('PASSWORD_INCORRECT')
    await rows.getByRole('button').click()
    await expect(administrator.getByRole('dialog').getByText(reference)).toAppear()
  })
})

describe('what a role allows', () => {
  test('an auditor sees everything and can change nothing', async () => {
    const page = await openAs(await createUser('iris', ['auditor']))
    await goTo(page, 'Overview')
    await expect(page.getByRole('region', { name: 'Logons' })).toAppear()
    await goTo(page, 'Schemes')
    await expect(page.getByText('You can view this scheme but not change it.')).toAppear()
    expect(await page.getByRole('button', { name: /^(Save scheme|Add |Reorder |Remove |Actions for )/ }).count()).toBe(
      0,
    )
    await goTo(page, 'Settings')
    await expect(page.getByText('You can view these settings but not change them.')).toAppear()
    expect(await page.getByRole('button', { name: /^(Save|Replace|Check)/ }).count()).toBe(0)
    await goTo(page, 'Users')
    await expect(page.getByRole('link', { name: 'admin' })).toAppear()
    expect(await page.getByRole('button', { name: 'Create user' }).count()).toBe(0)
    await page.getByRole('link', { name: 'admin' }).click()
    await expect(page.getByRole('region', { name: 'Profile' })).toAppear()
    expect(await page.getByRole('button', { name: /^(Save|Disable|Set password|End)/ }).count()).toBe(0)
    await goTo(page, 'Sessions')
    await expect(page.getByRole('table', { name: 'Sessions' }).getByText('iris')).toAppear()
    expect(await page.getByRole('button', { name: /^End session/ }).count()).toBe(0)
    await goTo(page, 'Audit log')
    await expect(page.getByRole('table', { name: 'Audit log' }).getByText('iris')).toAppear()
  })

  test('a user without roles sees no administration, not even at its address', async () => {
    const page = await openAs(await createUser('pia'))
    expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0)
    for (const path of [
      '/overview',
      '/authentication/schemes',
      '/authentication/settings',
      '/users',
      '/sessions',
      '/audit',
    ]) {
      await page.goto(path)
      await expect(page.getByText('You don’t have access to this page')).toAppear()
    }
  })
})
