import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

declare module 'vitest' {
  interface Matchers {
    /** It is visible, now or soon. */
    toAppear(): Promise<void>
    /** It is not visible, now or soon. */
    toDisappear(): Promise<void>
  }
}

expect.extend({
  toAppear: (locator: Locator) => waitFor(locator, 'visible'),
  toDisappear: (locator: Locator) => waitFor(locator, 'hidden'),
})

async function waitFor(
  locator: Locator,
  state: 'visible' | 'hidden',
): Promise<{ pass: boolean; message: () => string }> {
  try {
    await locator.first().waitFor({ state })
    return { pass: true, message: () => `${locator} is ${state}` }
  } catch (error) {
    // The page's content explains a failure better than the locator alone.
    const shown = await locator
      .page()
      .locator('body')
      .ariaSnapshot({ timeout: 2_000 })
      .catch(() => 'nothing')
    return {
      pass: false,
      message: () => `${locator} did not become ${state}.\n${String(error).split('\n')[0]}\nThe page shows:\n${shown}`,
    }
  }
}
