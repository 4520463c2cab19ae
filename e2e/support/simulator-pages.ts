import type { Locator, Page } from 'playwright-core'

/** Presses the copy button on the admin panel's page, as somebody with two tabs does, and pastes into a field of the other. */
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

/** Adds an account to a phone by what a QR code says; the phone's page stays open. */
export async function activatePhone(phone: Page, activationCode: string): Promise<void> {
  await phone.getByRole('textbox', { name: 'Activation code' }).fill(activationCode)
  await phone.getByRole('button', { name: 'Add account' }).click()
  await phone.getByText('No requests').or(phone.getByRole('article')).first().waitFor()
}

/** The request that the phone shows; there is never more than one for a person. */
export const pushOn = (phone: Page): Locator => phone.getByRole('article')
