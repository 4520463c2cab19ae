import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { listAccessibilityProblems } from '../support/accessibility.ts'
import type { AdminApi } from '../support/admin-api.ts'
import { approve, createDuoUser } from '../support/duo-user.ts'
import { dashboardOf, enterPassword, headingOf, logOn, refusalIn, waitingIn } from '../support/logon.ts'
import type { Person } from '../support/person.ts'
import { pushOn } from '../support/simulator-pages.ts'
import { ADMINISTRATOR } from '../support/stack.ts'
import { createWorld } from '../support/world.ts'
import { messageOf } from '../support/error-text.ts'

const world = createWorld({ peopleStay: true })
let api: AdminApi
let administrator: Person
let passerBy: Person

beforeAll(async () => {
  api = await world.administer()
  await api.setDuoUp(world.stack)
  administrator = await world.meet()
  passerBy = await world.meet()
  const page = await administrator.open('about:blank')
  await logOn(page, ADMINISTRATOR)
  await page.close()
  await api.saveBrowserScheme(['password', 'duo'])
})

const openLogonPage = () => passerBy.open('/logon')
const openConsole = (path: string) => administrator.open(path)
const openSimulator = (path: string) => passerBy.open(`${world.simulator.pagesUrl}${path}`)

afterEach(async () => {
  for (const person of [administrator, passerBy]) await Promise.all(person.context.pages().map((page) => page.close()))
})

const expectAccessible = async (page: Page, seen: Locator) => {
  await expect(seen).toAppear()
  expect(await listAccessibilityProblems(page)).toEqual([])
}

describe('the simulator is accessible', () => {
  const pages: [name: string, path: string, heading: string][] = [
    ['the applications', '/', 'Applications'],
    ['the users', '/users', 'Users'],
    ['the policies', '/policies', 'Policies'],
    ['the faults', '/faults', 'Faults'],
    ['the log', '/log', 'Log'],
    ['the phones', '/phone', 'Phones'],
    ['all phones side by side', '/phones', 'Phones side by side'],
  ]
  test.each(pages)('on %s', async (_name, path, heading) => {
    const page = await openSimulator(path)
    await expectAccessible(page, headingOf(page, heading))
  })

  test('on a phone with a request', async () => {
    const user = await createDuoUser(world, api, 'phil')
    const logonPage = await openLogonPage()
    await enterPassword(logonPage, user)
    const phone = await openSimulator(`/phone/${user.deviceId}`)
    await pushOn(phone).getByRole('button', { name: 'This wasn’t me' }).click()
    await phone.getByRole('button', { name: 'Show passcode' }).click()
    await expectAccessible(phone, phone.getByRole('button', { name: 'Report fraud' }))
  })
})

describe('the logon page is accessible', () => {
  test('when it asks for username and password, and when they were wrong', async () => {
    const page = await openLogonPage()
    await expectAccessible(page, page.getByRole('button', { name: 'Log on' }))
    await enterPassword(page, { username: 'nobody', password: 'not the password' })
    await expectAccessible(page, refusalIn(page, messageOf('PASSWORD_INCORRECT')))
  })

  test('when it offers a choice, rejects a passcode, waits for a push and reports a denial; codes by SMS work afterwards', async () => {
    const user = await createDuoUser(world, api, 'chloe')
    world.simulator.control.createDevice('chloe', {
      type: 'phone',
      name: 'Tablet',
      number: '+15550101',
      activated: true,
    })
    // In a browser of her own, as she completes her logon.
    const page = await (await world.meet()).open('/logon')
    await enterPassword(page, user)
    const send = page.getByRole('button', { name: 'Send me a push · Pixel' })
    await expectAccessible(page, send)
    await page.getByRole('textbox', { name: 'Passcode' }).fill('000000')
    await page.getByRole('button', { name: 'Log on' }).click()
    await expectAccessible(page, refusalIn(page, messageOf('DUO_PASSCODE_INCORRECT')))
    await send.click()
    await expectAccessible(page, waitingIn(page))
    const push = await world.simulator.control.waitForPush('chloe')
    world.simulator.control.decide(push.txid, { decision: 'deny' })
    const again = page.getByRole('button', { name: 'Start again' })
    await expectAccessible(page, again)
    await again.click()
    await enterPassword(page, user)
    await page.getByRole('button', { name: 'Text me codes · Pixel' }).click()
    await expect(page.getByText('Passcodes were sent by SMS to Pixel')).toAppear()
    await page
      .getByRole('textbox', { name: 'Passcode' })
      .fill(world.simulator.control.passcode(user.deviceId).smsCodes[0]!)
    await page.getByRole('button', { name: 'Log on' }).click()
    await expect(dashboardOf(page, 'chloe')).toAppear()
  })

  test('when it shows the code of a verified push', async () => {
    const user = await createDuoUser(world, api, 'vera')
    world.simulator.control.updatePolicy({ verifiedPush: { required: true } })
    try {
      const page = await openLogonPage()
      await enterPassword(page, user)
      await expectAccessible(page, page.getByText('Enter this code in Duo Mobile'))
    } finally {
      world.simulator.control.resetPolicy()
    }
  })

  test('when it enrolls, also without scanning and on the phone itself; and the phone’s page', async () => {
    const newcomer = { username: 'emil', password: 'the quiet harbor of emil' }
    await api.createUser(newcomer)
    const page = await openLogonPage()
    await enterPassword(page, newcomer)
    await page.getByRole('button', { name: "Can't scan?" }).click()
    await expectAccessible(page, page.getByRole('img', { name: /QR code/ }))
    await page.getByRole('button', { name: "I'm on my phone" }).click()
    const link = page.getByRole('link', { name: 'Open Duo Mobile' })
    await expectAccessible(page, link)
    const phone = await passerBy.open((await link.getAttribute('href'))!)
    await expectAccessible(phone, headingOf(phone, 'Add an account to this phone'))
  })

  test('when it asks for an enrollment code, and when it offers to remember the browser', async () => {
    const user = await createDuoUser(world, api, 'mona')
    const newcomer = { username: 'nils', password: 'the quiet harbor of nils' }
    await api.createUser(newcomer)
    await api.saveBrowserScheme([
      'password',
      { module: 'duo', options: { enrollmentCode: true, rememberBrowsers: true } },
    ])
    world.simulator.control.updatePolicy({ rememberedDevices: { enabled: true } })
    try {
      const page = await openLogonPage()
      await enterPassword(page, newcomer)
      await page.getByRole('textbox', { name: 'Enrollment code' }).fill('AAAA-AAAA-AAAA')
      await page.getByRole('button', { name: 'Continue' }).click()
      await expectAccessible(page, refusalIn(page, messageOf('DUO_ENROLLMENT_CODE_INCORRECT')))
      const other = await (await world.meet()).open('/logon')
      await enterPassword(other, user)
      await approve(world, 'mona')
      await expectAccessible(other, other.getByRole('button', { name: 'Yes, remember this browser' }))
    } finally {
      world.simulator.control.resetPolicy()
      await api.saveBrowserScheme(['password', 'duo'])
    }
  })
})

describe('the console is accessible', () => {
  const pages: [name: string, path: string, seen: (page: Page) => Locator][] = [
    ['the dashboard', '/', (page) => page.getByRole('button', { name: 'Change password' })],
    ['the overview', '/overview', (page) => page.getByRole('region', { name: 'Logons' }).getByText('Completed')],
    ['the settings', '/authentication/settings/duo', (page) => page.getByRole('button', { name: 'Save settings' })],
    ['the schemes', '/authentication/schemes/browser', (page) => page.getByRole('listitem', { name: 'Step 2: Duo' })],
    ['the access types', '/authentication/access-types', (page) => page.getByRole('button', { name: 'Edit Client' })],
    [
      'the publication policy',
      '/authentication/publication-policy',
      (page) => page.getByRole('button', { name: 'Show details' }),
    ],
    ['the invariants', '/authentication/invariants', (page) => page.getByText('No invariants yet')],
    [
      'the roles',
      '/roles',
      (page) => page.getByRole('table', { name: 'Roles' }).getByText('Administrator', { exact: true }),
    ],
    ['the API tokens', '/api-tokens', (page) => page.getByText('No tokens')],
    ['the users', '/users', (page) => page.getByRole('table', { name: 'Users' }).getByRole('link', { name: 'admin' })],
    ['the sessions', '/sessions', (page) => page.getByRole('table', { name: 'Sessions' }).getByText('This session')],
    [
      'the audit log',
      '/audit',
      (page) => page.getByRole('table', { name: 'Audit log' }).getByText('Logged on').first(),
    ],
    ['a page that does not exist', '/nowhere', (page) => headingOf(page, 'Page not found')],
  ]
  test.each(pages)('on %s', async (_name, path, seen) => {
    const page = await openConsole(path)
    await expectAccessible(page, seen(page))
  })

  test('on a user’s page', async () => {
    const page = await openConsole('/users')
    await page.getByRole('link', { name: 'admin' }).click()
    await expectAccessible(page, page.getByRole('button', { name: 'Disable user' }))
  })

  test('with an alarm, a standing warning and a new enrollment code', async () => {
    const user = await createDuoUser(world, api, 'fritz')
    await api.saveBrowserScheme(['password', { module: 'duo', options: { failMode: 'open' } }])
    try {
      const logon = await (await world.meet()).open('/logon')
      await enterPassword(logon, user)
      const push = await world.simulator.control.waitForPush('fritz')
      world.simulator.control.decide(push.txid, { decision: 'fraud' })
      await expect(refusalIn(logon, messageOf('DUO_FRAUD'))).toAppear()
      const page = await openConsole('/overview')
      await expect(page.getByText('Duo fails open')).toAppear()
      await expectAccessible(
        page,
        page.getByRole('region', { name: 'Alarms' }).getByRole('button', { name: 'Acknowledge the alarm about fritz' }),
      )
      await page.goto('/users')
      await page.getByRole('link', { name: 'fritz' }).click()
      await page.getByRole('button', { name: 'Create enrollment code' }).click()
      await expectAccessible(page, page.getByText('Copy the code now. It is not shown again.'))
    } finally {
      await api.saveBrowserScheme(['password', 'duo'])
    }
  })

  test('in drawers and dialogs', async () => {
    const page = await openConsole('/authentication/schemes/browser')
    await page.getByRole('button', { name: 'History' }).click()
    await expectAccessible(page, page.getByRole('button', { name: 'Roll back to version 1' }))
    await page.goto('/authentication/access-types')
    await page.getByRole('button', { name: 'Add access type' }).click()
    await expectAccessible(
      page,
      page.getByRole('dialog', { name: 'Add access type' }).getByRole('textbox', { name: 'Key' }),
    )
    await page.goto('/authentication/invariants')
    await page.getByRole('button', { name: 'Add invariant' }).click()
    await expectAccessible(
      page,
      page.getByRole('dialog', { name: 'Add invariant' }).getByRole('textbox', { name: 'Name' }),
    )
    await page.goto('/roles')
    await page.getByRole('button', { name: 'Add role' }).click()
    await expectAccessible(
      page,
      page.getByRole('dialog', { name: 'Add role' }).getByRole('checkbox', { name: 'Change settings' }),
    )
    await page.goto('/api-tokens')
    await page.getByRole('button', { name: 'Create token' }).click()
    await expectAccessible(
      page,
      page.getByRole('dialog', { name: 'Create token' }).getByRole('textbox', { name: 'Name' }),
    )
    await page.goto('/users?create')
    await expectAccessible(
      page,
      page.getByRole('dialog', { name: 'Create user' }).getByRole('checkbox', { name: 'Auditor' }),
    )
    await page.goto('/audit')
    await page.getByRole('button', { name: 'More filters' }).click()
    await page.getByRole('table', { name: 'Audit log' }).getByRole('button').first().click()
    await expectAccessible(page, page.getByRole('dialog').getByText('Event ID'))
  })

  test('with the results of a check and of a mistake', async () => {
    const page = await openConsole('/authentication/settings/duo')
    await page.getByRole('button', { name: 'Check the connection' }).click()
    await expect(page.getByRole('list', { name: 'Checks' })).toAppear()
    await page.getByRole('textbox', { name: 'Integration key' }).fill('DI123')
    await page.getByRole('button', { name: 'Save settings' }).click()
    await expectAccessible(page, page.getByText('The integration key has 20 characters'))
  })
})

test('a logon works with the keyboard alone', async () => {
  const user = await createDuoUser(world, api, 'kim')
  world.simulator.control.createDevice('kim', { type: 'phone', name: 'Tablet', number: '+15550101', activated: true })
  const page = await openLogonPage()
  const isFocused = (locator: Locator) =>
    expect.poll(() => locator.evaluate((element) => element.matches(':focus'))).toBe(true)
  await isFocused(page.getByRole('textbox', { name: 'Username' }))
  await page.keyboard.type(user.username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(user.password)
  await page.keyboard.press('Enter')
  await isFocused(headingOf(page, /.+/))
  await page.keyboard.press('Tab')
  await isFocused(page.getByRole('button', { name: 'Send me a push · Pixel' }))
  await page.keyboard.press('Enter')
  await expect(waitingIn(page)).toAppear()
  await approve(world, 'kim')
  await expect(dashboardOf(page, 'kim')).toAppear()
  await page.keyboard.press('Tab')
  await isFocused(page.getByRole('link', { name: 'Skip to content' }))
})
