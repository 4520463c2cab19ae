import type { Locator, Page } from 'playwright-core'
import type { Credentials } from './admin-api.ts'

export const headingOf = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name })

/** What a completed logon leads to. */
export const dashboardOf = (page: Page, username: string): Locator => headingOf(page, `Hello, ${username}`)

/** A push is on its way. */
export const waitingIn = (page: Page): Locator => page.getByText('We sent a request to')

/** Why a logon can't go on, or why the last answer was not taken. */
export const refusalIn = (page: Page, words: string): Locator => page.getByRole('alert').filter({ hasText: words })

/** Types name and password on the logon page, and sends them. */
export async function enterPassword(page: Page, { username, password }: Credentials): Promise<void> {
  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Log on' }).click()
}

/** A whole logon with a password alone. */
export async function logOn(page: Page, credentials: Credentials): Promise<void> {
  await page.goto('/logon')
  await enterPassword(page, credentials)
  await dashboardOf(page, credentials.username).waitFor()
}

/** From the logon page to a push that is on its way. */
export async function logOnUntilPush(page: Page, credentials: Credentials): Promise<void> {
  await page.goto('/logon')
  await enterPassword(page, credentials)
  await waitingIn(page).waitFor()
}

/** What the person can quote to an administrator. */
export async function readReference(page: Page): Promise<string> {
  return (await page.getByText('Reference', { exact: true }).locator('..').getByRole('code').innerText()).trim()
}
