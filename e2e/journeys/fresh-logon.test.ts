import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { listAccessibilityProblems } from '../support/accessibility.ts'
import { dashboardOf, logOn, refusalIn } from '../support/logon.ts'
import { ADMINISTRATOR } from '../support/stack.ts'
import { createWorld } from '../support/world.ts'
import { messageOf } from '../support/error-text.ts'

const world = createWorld()
const OTHER = { username: 'second-admin', password: 'another password for journeys' }
let page: Page
let users = 0

/** Opens a form and fills it in, in a session whose logon is too long ago for sensitive changes. */
beforeEach(async () => {
  page = await (await world.meet()).open('/logon')
  await logOn(page, ADMINISTRATOR)
  await page.goto('/users')
  await page.getByRole('button', { name: 'Create user' }).click()
  await form().getByRole('textbox', { name: 'Username' }).fill(`auditor-${++users}`)
  await form().getByRole('checkbox', { name: 'Auditor' }).check()
  await world.stack.ageSessions(31)
})
const form = () => page.getByRole('dialog', { name: 'Create user' })
const question = () => page.getByRole('dialog', { name: 'Confirm your identity' })
const send = () => form().getByRole('button', { name: 'Create user' }).click()

test('a sensitive change asks for a logon in a dialog, with the keyboard alone, and is then made', async () => {
  await send()
  const password = question().getByRole('textbox', { name: 'Password' })
  await expect(password).toAppear()
  expect(await question().getByRole('textbox', { name: 'Username' }).inputValue()).toBe(ADMINISTRATOR.username)
  expect(await listAccessibilityProblems(page)).toEqual([])
  await expect.poll(() => question().locator(':focus').getAttribute('name')).toBe('password')
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await expect(refusalIn(page, messageOf('PASSWORD_INCORRECT'))).toAppear()
  await page.keyboard.type(ADMINISTRATOR.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: `User auditor-${users} created.` })).toAppear()
  await expect(question()).toDisappear()
  // The new logon has replaced the session of this browser.
  await page.goto('/')
  await expect(dashboardOf(page, ADMINISTRATOR.username)).toAppear()
})

test('cancelling that logon changes nothing, and the form keeps its input', async () => {
  await send()
  await expect(question().getByRole('textbox', { name: 'Password' })).toAppear()
  await page.keyboard.press('Escape')
  await expect(question()).toDisappear()
  await expect(refusalIn(page, 'Nothing was changed. Confirm your identity first.')).toAppear()
  expect(await form().getByRole('textbox', { name: 'Username' }).inputValue()).toBe(`auditor-${users}`)
  await send()
  await expect(question().getByRole('textbox', { name: 'Password' })).toAppear()
})

test('a logon of another user reloads the page for that user', async () => {
  await (await world.administer()).createUser(OTHER, ['administrator'])
  await send()
  const password = question().getByRole('textbox', { name: 'Password' })
  await expect(password).toAppear()
  // The page does not let the username be edited, so the test changes it behind the page's back.
  await question()
    .getByRole('textbox', { name: 'Username' })
    .evaluate((element, name) => Object.assign(element, { value: name }), OTHER.username)
  await password.fill(OTHER.password)
  await page.keyboard.press('Enter')
  await expect(dashboardOf(page, OTHER.username)).toAppear()
})

test('a session that has ended is renewed in a dialog over the page, and the form keeps its input', async () => {
  await world.stack.idleSessions(31)
  await send()
  const ended = page.getByRole('dialog', { name: 'Your session has ended' })
  const password = ended.getByRole('textbox', { name: 'Password' })
  await expect(password).toAppear()
  expect(await listAccessibilityProblems(page)).toEqual([])
  await password.fill(ADMINISTRATOR.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: `User auditor-${users} created.` })).toAppear()
  await expect(ended).toDisappear()
})
