import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listAccessibilityProblems } from '../support/accessibility.ts'
import { dashboardOf, enterPassword, headingOf, logOn, refusalIn } from '../support/logon.ts'
import { ADMINISTRATOR } from '../support/stack.ts'
import { createWorld } from '../support/world.ts'
import { messageOf } from '../support/error-text.ts'

const GIVEN = { username: 'newcomer', password: 'given by the administrator' }
const OWN = { username: 'newcomer', password: 'four words of mine alone' }

const world = createWorld({ isStory: true })
let page: Page

test('an administrator sets an initial password', async () => {
  const console = await (await world.meet()).open('/logon')
  await logOn(console, ADMINISTRATOR)
  await console.goto('/users')
  await console.getByRole('button', { name: 'Create user' }).click()
  const form = console.getByRole('dialog', { name: 'Create user' })
  await form.getByRole('textbox', { name: 'Username' }).fill(GIVEN.username)
  await form.getByRole('textbox', { name: 'Password' }).fill(GIVEN.password)
  await expect(
    form.getByRole('checkbox', { name: 'Require a new password at the first logon', checked: true }),
  ).toAppear()
  await form.getByRole('button', { name: 'Create user' }).click()
  await console.getByRole('table', { name: 'Users' }).getByRole('link', { name: GIVEN.username }).click()
  await expect(console.getByText('The user has not replaced the initial password yet.')).toAppear()
})

test('the user must choose a new password at the first logon, and sees its rules', async () => {
  page = await (await world.meet()).open('/logon')
  await enterPassword(page, GIVEN)
  await expect(headingOf(page, 'Choose a new password')).toAppear()
  expect(await listAccessibilityProblems(page)).toEqual([])
  const field = page.getByRole('textbox', { name: 'New password' })
  const send = page.getByRole('button', { name: 'Set password and log on' })
  await field.fill('too short')
  await send.click()
  await expect(refusalIn(page, 'Too short: 9 of at least 15 characters.')).toAppear()
  await field.fill(GIVEN.password)
  await send.click()
  await expect(refusalIn(page, messageOf('PASSWORD_UNCHANGED'))).toAppear()
})

test('a reload keeps the logon at this step', async () => {
  await page.reload()
  await expect(headingOf(page, 'Choose a new password')).toAppear()
})

test('the new password completes the logon, with the keyboard alone', async () => {
  await page.getByRole('textbox', { name: 'New password' }).fill(OWN.password)
  await page.keyboard.press('Enter')
  await expect(dashboardOf(page, OWN.username)).toAppear()
})

test('afterwards only the new password works', async () => {
  const next = await (await world.meet()).open('/logon')
  await enterPassword(next, GIVEN)
  await expect(refusalIn(next, messageOf('PASSWORD_INCORRECT'))).toAppear()
  await logOn(next, OWN)
})
