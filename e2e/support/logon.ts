import type { Locator, Page } from 'playwright-core'
import type { Credentials } from './admin-api.ts'

export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name })

/** Types name and password on the logon page, and sends them. */
export async function enterPassword(page: Page, { username, password }: Credentials): Promise<void> {
  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Log on' }).click()
}

/** Waits for the page that a completed logon leads to. */
export async function landOnDashboard(page: Page, name: string): Promise<void> {
  await heading(page, `Hello, ${name}`).waitFor()
}

/** A whole logon with a password alone. */
export async function logOn(page: Page, credentials: Credentials): Promise<void> {
  await page.goto('/logon')
  await enterPassword(page, credentials)
  await landOnDashboard(page, credentials.username)
}

/** From the logon page to a push that is on its way. */
export async function logOnUntilPush(page: Page, credentials: Credentials): Promise<void> {
  await page.goto('/logon')
  await enterPassword(page, credentials)
  await waitForPush(page)
}

export const waitForPush = (page: Page): Promise<void> => page.getByText('We sent a request to').waitFor()

/** The refusal as the person reads it, with the reference that they can quote. */
export async function readRefusal(page: Page, message: RegExp): Promise<string> {
  await page.getByRole('alert').filter({ hasText: message }).waitFor()
  return (await page.getByText('Reference', { exact: true }).locator('..').getByRole('code').innerText()).trim()
}
