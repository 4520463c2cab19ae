import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { dashboardOf, enterPassword, headingOf, waitingIn } from '../support/logon.ts'
import { readQrCode } from '../support/qr-code.ts'
import { takeScreenshot } from '../support/screenshot.ts'
import { activatePhone, copyAndPaste, pushOn } from '../support/simulator-pages.ts'
import { ADMINISTRATOR } from '../support/stack.ts'
import { createWorld } from '../support/world.ts'

const NEWCOMER = { username: 'alice', password: 'seven quiet boats at noon' }

describe('the article: from a fresh system to a dashboard behind Duo', () => {
  const world = createWorld({ isStory: true })
  let console: Page
  let logonPage: Page
  let phone: Page
  let activationCode: string

  const goTo = (name: string) => console.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()

  test('the administrator logs on and lands on the dashboard', async () => {
    const administrator = await world.meet({ permissions: ['clipboard-read', 'clipboard-write'] })
    console = await administrator.open('/')
    await console.waitForURL('**/logon**')
    await console.getByRole('button', { name: 'Log on' }).waitFor()
    await takeScreenshot(console, 'logon', { height: 560 })
    await enterPassword(console, ADMINISTRATOR)
    await expect(dashboardOf(console, ADMINISTRATOR.username)).toAppear()
  })

  test('the overview shows a checklist', async () => {
    await goTo('Overview')
    const checklist = console.getByRole('region', { name: 'Getting started' })
    await expect(checklist.getByText('0 of 3 done')).toAppear()
    expect(await checklist.getByRole('listitem').getByRole('link').allInnerTexts()).toEqual([
      'Set up Duo',
      'Add Duo to the Browser scheme',
      'Enroll at the first logon',
    ])
    expect(await checklist.getByRole('img', { name: 'done' }).count()).toBe(0)
  })

  test('the three values are copied from Duo’s admin panel into the settings, and saved', async () => {
    const adminPanel = await console.context().newPage()
    await adminPanel.goto(world.simulator.pagesUrl)
    await goTo('Settings')
    await console.getByRole('tab', { name: 'Duo' }).waitFor()
    const integrationKey = console.getByRole('textbox', { name: 'Integration key' })
    await copyAndPaste(adminPanel, 'integration key', integrationKey)
    await copyAndPaste(adminPanel, 'secret key', console.getByRole('textbox', { name: 'Secret key' }))
    await copyAndPaste(adminPanel, 'API hostname', console.getByRole('textbox', { name: 'API hostname' }))
    expect(await integrationKey.inputValue()).toMatch(/^DI[A-Z0-9]{18}$/)
    await adminPanel.close()

    await console.getByRole('button', { name: 'Save settings' }).click()
    await expect(console.getByRole('alert').filter({ hasText: 'Duo settings saved.' })).toAppear()
    // Secrets are never shown again.
    await expect(console.getByRole('button', { name: 'Replace Secret key' })).toAppear()
    expect(await console.content()).not.toContain(world.simulator.control.applications()[0]!.secretKey)
  })

  test('the connection check shows four ticks', async () => {
    await console.getByRole('button', { name: 'Check the connection' }).click()
    const checks = console.getByRole('list', { name: 'Checks' }).getByRole('listitem')
    await checks.first().waitFor()
    expect(await checks.count()).toBe(4)
    for (const check of await checks.allInnerTexts()) expect(check).toMatch(/\bpassed\b/)
    await takeScreenshot(console, 'settings-check', { height: 1260, without: console.getByText('Duo settings saved.') })
  })

  test('Duo is added to the Browser scheme with a click, and saving makes version 2 live', async () => {
    await goTo('Schemes')
    await expect(console.getByRole('tab', { name: 'Browser', selected: true })).toAppear()
    await expect(console.getByText('Version 1 is live')).toAppear()
    await console.getByRole('button', { name: 'Add Duo' }).click()
    await expect(console.getByRole('listitem', { name: 'Step 2: Duo' })).toAppear()
    await takeScreenshot(console, 'scheme-editor', { height: 860, without: console.getByText('Duo settings saved.') })
    await console.getByRole('button', { name: 'Save scheme' }).click()
    await expect(console.getByText('Version 2 is live ·')).toAppear()
  })

  test('a user is created', async () => {
    await goTo('Users')
    await console.getByRole('button', { name: 'Create user' }).click()
    const form = console.getByRole('dialog', { name: 'Create user' })
    await form.getByRole('textbox', { name: 'Username' }).fill(NEWCOMER.username)
    await form.getByRole('textbox', { name: 'Password' }).fill(NEWCOMER.password)
    // As in the article, where the user keeps the administrator's password.
    await form.getByRole('checkbox', { name: 'Require a new password' }).uncheck()
    await form.getByRole('button', { name: 'Create user' }).click()
    await expect(
      console.getByRole('table', { name: 'Users' }).getByRole('link', { name: NEWCOMER.username }),
    ).toAppear()
  })

  test('the user logs on for the first time and sees a QR code that a phone can read', async () => {
    logonPage = await (await world.meet()).open('/logon')
    await enterPassword(logonPage, NEWCOMER)
    const image = logonPage.getByRole('img', { name: /QR code/ })
    await image.waitFor()
    await takeScreenshot(logonPage, 'enrollment', { height: 1080 })
    const scanned = await readQrCode(image)
    await logonPage.getByRole('button', { name: "Can't scan?" }).click()
    activationCode = await logonPage.getByRole('listitem').getByRole('code').innerText()
    // As at Duo, the image holds the code alone and the text holds it as a duo:// address.
    expect(`duo://${scanned}`).toBe(activationCode)
  })

  test('the phone adds the account, and the logon page continues to the push automatically', async () => {
    phone = await (await world.meet()).open(`${world.simulator.pagesUrl}/phone`)
    await activatePhone(phone, activationCode)
    await expect(waitingIn(logonPage)).toAppear()
    await takeScreenshot(logonPage, 'waiting-for-push', { height: 800 })
  })

  test('the phone shows which user asks, and from where', async () => {
    const request = pushOn(phone)
    await request.waitFor()
    const shown = await request.innerText()
    expect(shown).toContain(NEWCOMER.username)
    expect(shown).toContain('127.0.0.1')
    expect(shown).toContain(new URL(world.stack.url).host)
    expect(shown).toContain('Chrome on Linux')
    await takeScreenshot(phone, 'simulator-phone', { height: 980, without: phone.getByText('is on this phone') })
  })

  test('the approval takes the user to the dashboard, which lists the steps that they passed', async () => {
    await pushOn(phone).getByRole('button', { name: 'Approve' }).click()
    await expect(dashboardOf(logonPage, NEWCOMER.username)).toAppear()
    const steps = logonPage.getByRole('list', { name: 'Steps passed' }).getByRole('listitem')
    await steps.first().waitFor()
    expect((await steps.allInnerTexts()).map((step) => step.split('\n')[0])).toEqual([
      expect.stringMatching(/^Password/),
      expect.stringMatching(/^Duo push/),
    ])
    await expect(phone.getByText('Approved')).toAppear()
  })

  test('the checklist is complete, names the next steps, and can be hidden', async () => {
    await goTo('Overview')
    await expect(headingOf(console, 'Overview')).toAppear()
    await expect(console.getByRole('region', { name: 'Logons' })).toAppear()
    const checklist = console.getByRole('region', { name: 'Getting started' })
    await expect(checklist.getByText('3 of 3 done')).toAppear()
    await expect(checklist.getByRole('link', { name: 'what must never happen' })).toAppear()
    await checklist.getByRole('button', { name: 'Dismiss' }).click()
    await expect(checklist).toDisappear()
    const { overview } = await (await world.administer()).run('{ overview { checklist { id done } } }')
    expect(overview.checklist.map((item: { done: boolean }) => item.done)).toEqual([true, true, true])
    await takeScreenshot(console, 'overview', {
      height: 1000,
      without: console.getByText('“Getting started” dismissed.'),
    })
  })
})
