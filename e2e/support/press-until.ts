import type { Locator, Page } from 'playwright-core'

const ATTEMPTS = 10
const LOOK_MS = 2_000

/** Presses a key again, as a person would, when the page was not listening yet. For keys that do nothing once it is so. */
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
