import type { Locator, Page } from 'playwright-core'
import type { Credentials } from './admin-api.ts'

export const headingOf = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name })

/** The dashboard, where a completed logon leads. */
export const dashboardOf = (page: Page, username: string): Locator => headingOf(page, `Hello, ${username}`)

/** The message that a push was sent. */
export const waitingIn = (page: Page): Locator => page.getByText('We sent a request to')

/** The reason why a logon can't continue, or why the last answer was rejected. */
export const refusalIn = (page: Page, words: string): Locator => page.getByRole('alert').filter({ hasText: words })

/** Enters username and password on the logon page and submits them. */
export async function enterPassword(page: Page, { username, password }: Credentials): Promise<void> {
  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Log on' }).click()
}

/** Completes a logon with a password alone. */
export async function logOn(page: Page, credentials: Credentials): Promise<void> {
  await page.goto('/logon')
  await enterPassword(page, credentials)
  await dashboardOf(page, credentials.username).waitFor()
}

/** Logs on until a push has been sent. */
export async function logOnUntilPush(page: Page, credentials: Credentials): Promise<void> {
  await page.goto('/logon')
  await enterPassword(page, credentials)
  await waitingIn(page).waitFor()
}

/** The reference that a user can quote to an administrator. */
export async function readReference(page: Page): Promise<string> {
  return (await page.getByText('Reference', { exact: true }).locator('..').getByRole('code').innerText()).trim()
}
