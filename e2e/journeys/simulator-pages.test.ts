import { createDuoSimulator, type DuoSimulator } from '@sallyport/duo-simulator'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import '../support/matchers.ts'
import { createAuthUrl } from '../support/prompt-client.ts'

/** The simulator on its own, without Sallyport. */
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

async function startDuo(): Promise<DuoSimulator> {
  const duo = await createDuoSimulator()
  onTestFinished(() => duo.close())
  return duo
}

async function openPage(): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 360, height: 740 } })
  onTestFinished(() => context.close())
  return context.newPage()
}

test('a push appears on the right one of several phones without a reload, and its approval completes the prompt', async () => {
  const duo = await startDuo()
  duo.control.createApplication('universal', 'Intranet')
  for (const username of ['alice', 'bob']) {
    duo.control.createUser(username)
    duo.control.createDevice(username, { name: `Phone of ${username}`, activated: true })
  }
  const [phones, prompt] = [await openPage(), await openPage()]
  await phones.goto(`${duo.pagesUrl}/phones`)
  const phoneOf = (username: string) => phones.getByRole('listitem').filter({ hasText: `Phone of ${username}` })
  await expect(phoneOf('bob').getByText('No requests')).toAppear()
  await prompt.goto(createAuthUrl(duo, `${duo.pagesUrl}/log`))
  await prompt.getByRole('button', { name: 'Send a push' }).click()
  await phoneOf('alice').getByRole('button', { name: 'Approve' }).click()
  await prompt.waitForURL(/duo_code=/)
  await expect(phoneOf('bob').getByText('No requests')).toAppear()
})

test('a state saved in one admin panel is loaded in another', async () => {
  const [one, other] = [await startDuo(), await startDuo()]
  one.control.createUser('alice')
  const folder = mkdtempSync(join(tmpdir(), 'duo-simulator-state-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [page, file] = [await openPage(), join(folder, 'state.json')]
  await page.goto(`${one.pagesUrl}/log`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save state' }).click()
  await (await download).saveAs(file)
  await page.goto(`${other.pagesUrl}/log`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Replace everything' }).click()
  await expect(page.getByText('State loaded')).toAppear()
  expect(other.control.state()).toEqual(one.control.state())
})
