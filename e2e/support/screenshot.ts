import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

const DIRECTORY = join(import.meta.dirname, '../../docs/images')
const WIDTH = 1280

interface ScreenshotOptions {
  /** Of the window, so that the whole of what matters is in the picture. */
  height: number
  /** What has to be gone first, such as a message that covers something. */
  without?: Locator
}

/** Renews a picture of the documentation, where that is asked for by UPDATE_SCREENSHOTS=1. */
export async function takeScreenshot(page: Page, name: string, { height, without }: ScreenshotOptions): Promise<void> {
  if (process.env['UPDATE_SCREENSHOTS'] !== '1') return
  await mkdir(DIRECTORY, { recursive: true })
  const before = page.viewportSize()
  await page.bringToFront()
  await without?.waitFor({ state: 'hidden' })
  await page.setViewportSize({ width: WIDTH, height })
  // Nothing in the picture is hovered.
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(DIRECTORY, `${name}.png`), animations: 'disabled', caret: 'hide' })
  if (before) await page.setViewportSize(before)
}
