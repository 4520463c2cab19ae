import type { Locator, Page } from 'playwright-core'

const ATTEMPTS = 10
const LOOK_MS = 2_000

/** Presses a key until it has an effect, as the page may not be listening yet. Only for keys that do nothing the second time. */
export async function pressUntil(page: Page, key: string, shown: Locator): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press(key)
    try {
      return await shown.waitFor({ timeout: LOOK_MS })
    } catch (error) {
      if (attempt === ATTEMPTS) throw error
    }
  }
}
