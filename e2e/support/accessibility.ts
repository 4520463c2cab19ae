import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { vi } from 'vitest'

// The minified one, and nothing as its result: a page takes a megabyte of script in slowly.
const AXE = `${readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')}; undefined`

// Of all rules, only that of contrast looks at colors; so everything is checked once for each width, and contrast always.
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
 * What is serious or critical on a page as it stands, light and dark, wide and narrow, and what makes it scroll sideways. The page
 * is not loaded again in between: a push that it waits for and a dialog that is open stay.
 */
export async function listBarriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const barriers: string[] = []
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
    barriers.push(
      ...findings.map(
        ({ rule, impact, where, why }) =>
          `${colorScheme}, ${width} px: ${impact} ${rule} at ${where}: ${why.replaceAll(/\s+/g, ' ')}`,
      ),
    )
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    if (overflow > 0) barriers.push(`${colorScheme}, ${width} px: scrolls sideways by ${overflow} px`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(WIDE)
  await settle(page, 'light')
  return barriers
}

/** Colors fade from one scheme to the other; half-way they have a contrast that nobody ever sees for long. A page without Mantine
 * changes at once. */
async function settle(page: Page, colorScheme: string): Promise<void> {
  const isSettled = `[undefined, '${colorScheme}'].includes(document.documentElement.dataset.mantineColorScheme) &&
    document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getTiming().iterations === Infinity)`
  // Not "waitForFunction", which the pages' content security policy forbids.
  await vi.waitUntil(() => page.evaluate<boolean>(isSettled), { timeout: 20_000, interval: 50 })
}
