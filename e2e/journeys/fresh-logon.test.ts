import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { listBarriers } from '../support/accessibility.ts'
import { dashboardOf, logOn, refusalIn } from '../support/logon.ts'
import { ADMINISTRATOR } from '../support/stack.ts'
import { createWorld } from '../support/world.ts'
import { messageOf } from '../support/error-text.ts'

const world = createWorld()
const OTHER = { username: 'second-admin', password: 'another password for journeys' }
let page: Page
let users = 0

/** A form that is filled in, of somebody whose logon is long ago. */
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
const question = () => page.getByRole('dialog', { name: 'Confirm it is you' })
const send = () => form().getByRole('button', { name: 'Create user' }).click()

test('a sensitive change asks for a logon over the page, by the keyboard alone, and is made then', async () => {
  await send()
  const password = question().getByRole('textbox', { name: 'Password' })
  await expect(password).toAppear()
  expect(await question().getByRole('textbox', { name: 'Username' }).inputValue()).toBe(ADMINISTRATOR.username)
  expect(await listBarriers(page)).toEqual([])
  await expect.poll(() => question().locator(':focus').getAttribute('name')).toBe('password')
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await expect(refusalIn(page, messageOf('PASSWORD_INCORRECT'))).toAppear()
  await page.keyboard.type(ADMINISTRATOR.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: `User auditor-${users} created.` })).toAppear()
  await expect(question()).toDisappear()
  // The session that asked has ended with the new logon: of this browser there is one.
  await page.goto('/')
  await expect(dashboardOf(page, ADMINISTRATOR.username)).toAppear()
})

test('given up, nothing is made and nothing that was entered is lost', async () => {
  await send()
  await expect(question().getByRole('textbox', { name: 'Password' })).toAppear()
  await page.keyboard.press('Escape')
  await expect(question()).toDisappear()
  await expect(refusalIn(page, 'Nothing was changed. Confirm your identity first.')).toAppear()
  expect(await form().getByRole('textbox', { name: 'Username' }).inputValue()).toBe(`auditor-${users}`)
  await send()
  await expect(question().getByRole('textbox', { name: 'Password' })).toAppear()
})

test('as somebody else, who logged on in another tab, the page begins anew', async () => {
  await (await world.administer()).createUser(OTHER, ['administrator'])
  await send()
  const password = question().getByRole('textbox', { name: 'Password' })
  await expect(password).toAppear()
  // What the page keeps fixed, nothing but the page does.
  await question()
    .getByRole('textbox', { name: 'Username' })
    .evaluate((element, name) => Object.assign(element, { value: name }), OTHER.username)
  await password.fill(OTHER.password)
  await page.keyboard.press('Enter')
  await expect(dashboardOf(page, OTHER.username)).toAppear()
})

test('a session that has ended under an open page is begun anew over it, and nothing that was entered is lost', async () => {
  await world.stack.idleSessions(31)
  await send()
  const ended = page.getByRole('dialog', { name: 'Your session has ended' })
  const password = ended.getByRole('textbox', { name: 'Password' })
  await expect(password).toAppear()
  expect(await listBarriers(page)).toEqual([])
  await password.fill(ADMINISTRATOR.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: `User auditor-${users} created.` })).toAppear()
  await expect(ended).toDisappear()
})
