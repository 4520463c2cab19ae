import type { Locator, Page } from 'playwright-core'

/** Copies a value from the admin panel in one tab and pastes it into a field in another. */
export async function copyAndPaste(
  adminPanel: Page,
  key: 'integration key' | 'secret key' | 'API hostname',
  field: Locator,
): Promise<void> {
  await adminPanel.bringToFront()
  const button = adminPanel.getByRole('button', { name: `Copy ${key}` })
  await button.click()
  await button.locator('..').getByText('Copied').waitFor()
  const page = field.page()
  await page.bringToFront()
  await field.click()
  await page.keyboard.press('ControlOrMeta+V')
}

/** Adds an account to a phone with the text of a QR code. */
export async function activatePhone(phone: Page, activationCode: string): Promise<void> {
  await phone.getByRole('textbox', { name: 'Activation code' }).fill(activationCode)
  await phone.getByRole('button', { name: 'Add account' }).click()
  await phone.getByText('No requests').or(phone.getByRole('article')).first().waitFor()
}

/** The push that the phone shows; a user never has more than one. */
export const pushOn = (phone: Page): Locator => phone.getByRole('article')
