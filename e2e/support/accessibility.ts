import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { vi } from 'vitest'

// Minified, and without a result to return, as a page is slow to take in a megabyte of script.
const AXE = `${readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')}; undefined`

// Only the contrast rule depends on colors: check all rules once for each width, and contrast in every variant.
const EVERYTHING = {}
const CONTRAST = { runOnly: ['color-contrast'] }
const VARIANTS = [
  { colorScheme: 'light', width: 1280, rules: EVERYTHING },
  { colorScheme: 'dark', width: 1280, rules: CONTRAST },
  { colorScheme: 'dark', width: 360, rules: EVERYTHING },
  { colorScheme: 'light', width: 360, rules: CONTRAST },
] as const
const WIDE = { width: 1280, height: 800 }

interface Finding {
  rule: string
  impact: string
  where: string
  why: string
}

/**
 * Lists the serious and critical problems of a page in its present state, light and dark, wide and narrow, and whether it scrolls
 * sideways. The page is not reloaded in between, so that pushes and open dialogs stay.
 */
export async function listAccessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const problems: string[] = []
  for (const { colorScheme, width, rules } of VARIANTS) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: WIDE.height })
    await settle(page, colorScheme)
    const findings = await page.evaluate<Finding[]>(`(async () => {
      const { violations } = await axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], ...rules })})
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, impact, nodes }) => nodes.map(({ target, failureSummary }) => ({ rule: id, impact, where: target.join(' '), why: failureSummary })))
    })()`)
    problems.push(
      ...findings.map(
        ({ rule, impact, where, why }) =>
          `${colorScheme}, ${width} px: ${impact} ${rule} at ${where}: ${why.replaceAll(/\s+/g, ' ')}`,
      ),
    )
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    if (overflow > 0) problems.push(`${colorScheme}, ${width} px: scrolls sideways by ${overflow} px`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(WIDE)
  await settle(page, 'light')
  return problems
}

/** Waits until colors have faded from one color scheme to the other, as their contrast is lower in between. */
async function settle(page: Page, colorScheme: string): Promise<void> {
  const isSettled = `[undefined, '${colorScheme}'].includes(document.documentElement.dataset.mantineColorScheme) &&
    document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getTiming().iterations === Infinity)`
  // The pages' content security policy forbids `waitForFunction`.
  await vi.waitUntil(() => page.evaluate<boolean>(isSettled), { timeout: 20_000, interval: 50 })
}
