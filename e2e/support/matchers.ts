import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

declare module 'vitest' {
  interface Matchers {
    /** The person sees it, now or as soon as the page is there. */
    toAppear(): Promise<void>
    /** The person doesn't see it, or sees it go. */
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
    // What stands there instead says more than that something does not.
    const shown = await locator
      .page()
      .locator('body')
      .ariaSnapshot({ timeout: 2_000 })
      .catch(() => 'nothing')
    return {
      pass: false,
      message: () => `${locator} did not become ${state}.\n${String(error).split('\n')[0]}\nThe page has:\n${shown}`,
    }
  }
}
