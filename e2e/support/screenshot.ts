import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

const DIRECTORY = join(import.meta.dirname, '../../docs/images')
const WIDTH = 1280

interface ScreenshotOptions {
  /** Height of the window. */
  height: number
  /** Waits until this is gone, such as a message that covers something. */
  without?: Locator
}

/** Updates an image of the documentation if UPDATE_SCREENSHOTS=1. */
export async function takeScreenshot(page: Page, name: string, { height, without }: ScreenshotOptions): Promise<void> {
  if (process.env['UPDATE_SCREENSHOTS'] !== '1') return
  await mkdir(DIRECTORY, { recursive: true })
  const before = page.viewportSize()
  await page.bringToFront()
  await without?.waitFor({ state: 'hidden' })
  await page.setViewportSize({ width: WIDTH, height })
  // Moves the pointer away, so that nothing looks hovered.
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(DIRECTORY, `${name}.png`), animations: 'disabled', caret: 'hide' })
  if (before) await page.setViewportSize(before)
}
