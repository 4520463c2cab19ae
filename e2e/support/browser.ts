import chromium from '@sparticuz/chromium'
import { existsSync } from 'node:fs'
import { type Browser, chromium as playwright } from 'playwright-core'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** CHROMIUM_PATH first, then an installed one, then the one that comes from npm. */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env['CHROMIUM_PATH'] ?? INSTALLED.find((path) => existsSync(path))
  return playwright.launch({
    executablePath: installed ?? (await chromium.executablePath()),
    headless: true,
    // No sandbox where it can't be had (containers, root); no calls home.
    args: [...(installed ? [] : chromium.args), '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  })
}
