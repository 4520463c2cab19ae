import { createDuoSimulator, type DuoSimulator } from '@sallyport/duo-simulator'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { listAccessibilityProblems } from '../support/accessibility.ts'
import { launchBrowser } from '../support/browser.ts'
import '../support/matchers.ts'
import { createAuthUrl } from '../support/prompt-client.ts'

/** The simulator's Universal Prompt in a real browser, without Sallyport as its client. */
let browser: Browser
let application: Server
let applicationUrl: string
let duo: DuoSimulator

beforeAll(async () => {
  browser = await launchBrowser()
  application = createServer((request, response) => {
    response.setHeader('content-type', 'text/html')
    const frame = new URL(request.url ?? '/', 'http://localhost').searchParams.get('frame')
    response.end(
      `<title>The application</title>${frame ? `<iframe src="${frame.replaceAll('&', '&amp;')}"></iframe>` : ''}`,
    )
  })
  await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve))
  applicationUrl = `http://localhost:${(application.address() as AddressInfo).port}/callback`
})
afterAll(async () => {
  await browser?.close()
  application?.close()
})
beforeEach(async () => {
  duo = await createDuoSimulator()
  onTestFinished(() => duo.close())
  duo.control.createApplication('universal', 'The application', [applicationUrl])
  duo.control.createUser('alice')
  duo.control.createDevice('alice', { name: 'Phone', number: '+1 555 555 0100', activated: true })
})

const authUrl = (username?: string): string => createAuthUrl(duo, applicationUrl, username)

async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options })
  onTestFinished(() => context.close())
  return context.newPage()
}

test.each([true, false])(
  'a verified push is approved, the browser is remembered, and the application is reached (script: %s)',
  async (javaScriptEnabled) => {
    duo.control.updatePolicy({ verifiedPush: { required: true }, rememberedDevices: { enabled: true } })
    const page = await openPage({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    await page.goto(authUrl())
    await page.getByRole('button', { name: 'Send a push' }).click()
    const code = (await page.locator('.code').innerText()).trim()
    const { txid } = await duo.control.waitForPush('alice')
    duo.control.decide(txid, { decision: 'approve', verificationCode: code })
    await page.getByRole('button', { name: 'Yes, this is my device' }).click()
    await page.waitForURL(/\/callback\?state=s{36}&duo_code=/)
    // Programs on localhost share their cookies.
    const foreign = { value: 'x', domain: 'localhost', path: '/' }
    await page.context().addCookies([
      { name: 'before', ...foreign },
      { name: 'zzz', ...foreign },
    ])
    await page.goto(authUrl())
    await page.waitForURL(/duo_code=/)
    expect(duo.control.authentications().map(({ reason }) => reason)).toEqual(['user_approved', 'remembered_device'])
  },
)

test('cancelling returns to the application with an error', async () => {
  const page = await openPage()
  await page.goto(authUrl())
  await page.getByRole('button', { name: 'Cancel and go back' }).click()
  await page.waitForURL(/\/callback\?error=access_denied&/)
})

test('the prompt refuses to be framed [S45]', async () => {
  const page = await openPage()
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
  await page.goto(`${applicationUrl}?frame=${encodeURIComponent(authUrl())}`)
  await refused
  await expect(page.frameLocator('iframe').getByRole('button')).toDisappear()
})

test('the prompt is accessible in every state', async () => {
  const page = await openPage()
  const expectNone = async () => expect(await listAccessibilityProblems(page)).toEqual([])
  await page.goto(authUrl())
  await expectNone()
  await page.getByRole('button', { name: 'Send a push' }).click()
  await page.getByRole('heading', { name: 'Check your phone' }).waitFor()
  await expectNone()
  const { txid } = await duo.control.waitForPush('alice')
  duo.control.decide(txid, { decision: 'fraud' })
  await page.getByRole('heading', { name: 'You can’t log in' }).waitFor()
  await expectNone()
  await page.goto(authUrl('newcomer'))
  await page.getByRole('button', { name: 'Add a phone' }).click()
  await page.getByRole('heading', { name: 'Add your phone' }).waitFor()
  await expectNone()
})
