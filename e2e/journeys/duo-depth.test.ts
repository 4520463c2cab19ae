import { beforeAll, describe, expect, test } from 'vitest'
import type { AdminApi } from '../support/admin-api.ts'
import { approve, createDuoUser } from '../support/duo-user.ts'
import { dashboardOf, enterPassword, headingOf, logOn, logOnUntilPush, refusalIn } from '../support/logon.ts'
import { ADMINISTRATOR } from '../support/stack.ts'
import { createWorld } from '../support/world.ts'
import { messageOf } from '../support/error-text.ts'

const world = createWorld()
let api: AdminApi

/** The administrator needs only a password, so that Duo's faults don't affect them. */
beforeAll(async () => {
  api = await world.administer()
  await api.setDuoUp(world.stack)
})

/** An administrator who has logged on before Duo is added to the scheme. */
async function meetAdministrator() {
  await api.saveBrowserScheme(['password'])
  const admin = await world.meet()
  const page = await admin.open('/logon')
  await logOn(page, ADMINISTRATOR)
  return page
}

describe('a Duo step while Duo is unreachable', () => {
  test('lets no one in if it fails closed; if it fails open, the session is marked and the overview shows a warning', async () => {
    const page = await meetAdministrator()
    const user = await createDuoUser(world, api, 'olga')
    world.simulator.control.addFault({ kind: 'error503', count: null, username: 'olga' })

    await api.saveBrowserScheme(['password', 'duo'])
    const closed = await (await world.meet()).open('/logon')
    await enterPassword(closed, user)
    await expect(refusalIn(closed, messageOf('DUO_UNREACHABLE'))).toAppear()

    await page.goto('/authentication/schemes/browser')
    await page.getByRole('button', { name: 'Actions for Duo' }).click()
    await page.getByRole('menuitem', { name: 'Options' }).click()
    await page.getByRole('combobox', { name: 'When Duo can’t be reached' }).click()
    await page.getByRole('option', { name: 'Let in without Duo' }).click()
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('button', { name: 'Save scheme' }).click()
    await expect(page.getByText('Duo fails open: while it can’t be reached')).toAppear()

    const open = await (await world.meet()).open('/logon')
    await enterPassword(open, user)
    await expect(dashboardOf(open, 'olga')).toAppear()
    await expect(open.getByRole('list', { name: 'Steps passed' }).getByText('Failed open')).toAppear()
    world.simulator.control.clearFaults()

    await page.goto('/overview')
    await expect(page.getByRole('region', { name: 'Warnings' }).getByText('1 logon passed this way')).toAppear()
  })
})

describe('a push that is reported as fraud', () => {
  test('is an alarm on the overview until an administrator acknowledges it', async () => {
    const page = await meetAdministrator()
    const user = await createDuoUser(world, api, 'frank')
    await api.saveBrowserScheme(['password', 'duo'])
    const logon = await (await world.meet()).open('about:blank')
    await logOnUntilPush(logon, user)
    const push = await world.simulator.control.waitForPush('frank')
    world.simulator.control.decide(push.txid, { decision: 'fraud' })
    await expect(refusalIn(logon, messageOf('DUO_FRAUD'))).toAppear()

    await page.goto('/overview')
    const alarms = page.getByRole('region', { name: 'Alarms' })
    await expect(alarms.getByText('frank')).toAppear()
    await alarms.getByRole('button', { name: 'Acknowledge the alarm about frank' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
    await expect(page.getByText('Alarm acknowledged.')).toAppear()
    await alarms.waitFor({ state: 'detached' })
  })
})

describe('an enrollment that requires a code', () => {
  test('shows its QR code only after the enrollment code, which an administrator creates on the user’s page', async () => {
    const page = await meetAdministrator()
    const credentials = { username: 'nora', password: 'the quiet harbor of nora' }
    await api.createUser(credentials)
    await api.saveBrowserScheme(['password', { module: 'duo', options: { enrollmentCode: true } }])

    const logon = await (await world.meet()).open('/logon')
    await enterPassword(logon, credentials)
    await expect(headingOf(logon, 'Enter your enrollment code')).toAppear()
    await logon.getByRole('textbox', { name: 'Enrollment code' }).fill('AAAA-AAAA-AAAA')
    await logon.getByRole('button', { name: 'Continue' }).click()
    await expect(refusalIn(logon, messageOf('DUO_ENROLLMENT_CODE_INCORRECT'))).toAppear()

    await page.goto('/users')
    await page.getByRole('link', { name: 'nora' }).click()
    await page.getByRole('button', { name: 'Create enrollment code' }).click()
    const code = (
      await page.getByRole('status').filter({ hasText: 'It is not shown again.' }).getByRole('code').innerText()
    ).trim()
    expect(code).toMatch(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}$/)

    await logon.getByRole('textbox', { name: 'Enrollment code' }).fill(code.toLowerCase())
    await logon.getByRole('button', { name: 'Continue' }).click()
    await expect(logon.getByRole('img', { name: /QR code/ })).toAppear()
    await logon.getByRole('button', { name: "Can't scan?" }).click()
    world.simulator.control.activate((await logon.getByText(/^duo:\/\//).innerText()).trim())
    await approve(world, 'nora')
    await expect(dashboardOf(logon, 'nora')).toAppear()
  })
})

describe('a browser that Duo remembers', () => {
  test('is offered once, and then needs only the password until its user forgets it', async () => {
    const user = await createDuoUser(world, api, 'rita')
    world.simulator.control.updatePolicy({ rememberedDevices: { enabled: true } })
    await api.saveBrowserScheme(['password', { module: 'duo', options: { rememberBrowsers: true } }])
    const person = await world.meet()
    const page = await person.open('about:blank')
    await logOnUntilPush(page, user)
    await approve(world, 'rita')
    await expect(headingOf(page, 'Remember this browser?')).toAppear()
    await page.getByRole('button', { name: 'Yes, remember this browser' }).click()
    await expect(dashboardOf(page, 'rita')).toAppear()

    await person.context.clearCookies({ name: /session/ })
    await page.goto('/logon')
    await enterPassword(page, user)
    await expect(dashboardOf(page, 'rita')).toAppear()
    await expect(page.getByRole('list', { name: 'Steps passed' }).getByText('Remembered', { exact: true })).toAppear()

    await page
      .getByRole('region', { name: 'Remembered browsers' })
      .getByRole('button', { name: 'Forget browsers' })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Forget browsers' }).click()
    await expect(page.getByText('Browsers forgotten.')).toAppear()
    await person.context.clearCookies({ name: /session/ })
    await logOnUntilPush(page, user)
    world.simulator.control.resetPolicy()
  })
})
