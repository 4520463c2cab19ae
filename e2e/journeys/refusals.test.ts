import { beforeAll, describe, expect, test } from 'vitest'
import type { AdminApi } from '../support/admin-api.ts'
import { approve, createDuoUser } from '../support/duo-user.ts'
import {
  dashboardOf,
  enterPassword,
  headingOf,
  logOnUntilPush,
  readReference,
  refusalIn,
  waitingIn,
} from '../support/logon.ts'
import { pushOn } from '../support/simulator-pages.ts'
import { createWorld } from '../support/world.ts'
import { messageOf } from '../support/error-text.ts'

const world = createWorld()
let api: AdminApi

beforeAll(async () => {
  api = await world.administer()
  await api.setDuoUp(world.stack)
  await api.saveBrowserScheme(['password', 'duo'])
})

const createUser = (username: string) => createDuoUser(world, api, username)
/** A new browser with the logon page, which waits for the user's push. */
const waitForPush = async (user: Awaited<ReturnType<typeof createUser>>) => {
  const person = await world.meet()
  const page = await person.open('about:blank')
  await logOnUntilPush(page, user)
  return { person, page }
}
const openPhone = async (deviceId: string) => (await world.meet()).open(`${world.simulator.pagesUrl}/phone/${deviceId}`)

describe('a push that is not approved', () => {
  test('ends the logon if it is denied; "Start again" starts another', async () => {
    const user = await createUser('denise')
    const { page } = await waitForPush(user)
    const phone = await openPhone(user.deviceId)
    await pushOn(phone).getByRole('button', { name: 'Deny' }).click()
    await expect(refusalIn(page, messageOf('DUO_DENIED'))).toAppear()
    expect(await readReference(page)).not.toBe('')

    await page.getByRole('button', { name: 'Start again' }).click()
    await enterPassword(page, user)
    await expect(waitingIn(page)).toAppear()
    await pushOn(phone).getByRole('button', { name: 'Approve' }).click()
    await expect(dashboardOf(page, 'denise')).toAppear()
  })

  test('ends the logon with a message of its own if it is reported as fraud', async () => {
    const user = await createUser('frida')
    const { page } = await waitForPush(user)
    const phone = await openPhone(user.deviceId)
    await pushOn(phone).getByRole('button', { name: 'This wasn’t me' }).click()
    await phone.getByRole('button', { name: 'Report fraud' }).click()
    await expect(refusalIn(page, messageOf('DUO_FRAUD'))).toAppear()
    await expect(page.getByRole('button', { name: 'Start again' })).toAppear()
  })

  test('can be sent again after a pause if it is not answered', async () => {
    const user = await createUser('tim')
    const { page } = await waitForPush(user)
    const first = await world.simulator.control.waitForPush('tim')
    world.simulator.control.decide(first.txid, { decision: 'timeout' })
    await expect(refusalIn(page, messageOf('DUO_TIMEOUT'))).toAppear()
    const sendAgain = page.getByRole('button', { name: 'Send me a push · Pixel' })
    await expect(page.getByText('You can send another request in')).toAppear()
    expect(await sendAgain.isDisabled()).toBe(true)
    expect(world.simulator.control.pushes('tim')).toEqual([])

    await sendAgain.click({ timeout: 40_000 })
    await expect(waitingIn(page)).toAppear()
    await approve(world, 'tim')
    await expect(dashboardOf(page, 'tim')).toAppear()
  })
})

describe('a logon with a problem', () => {
  test('shows a wrong password at the field and keeps the username', async () => {
    const user = await createUser('wanda')
    const page = await (await world.meet()).open('/logon')
    await enterPassword(page, { username: 'wanda', password: 'not the password' })
    await expect(refusalIn(page, messageOf('PASSWORD_INCORRECT'))).toAppear()
    expect(await page.getByRole('textbox', { name: 'Username' }).inputValue()).toBe('wanda')
    expect(await page.getByRole('textbox', { name: 'Password' }).inputValue()).toBe('')
    expect(world.simulator.control.log().filter(({ parameters }) => parameters['username'] === 'wanda')).toEqual([])

    await page.getByRole('textbox', { name: 'Password' }).fill(user.password)
    await page.keyboard.press('Enter')
    await expect(waitingIn(page)).toAppear()
  })

  test('lets no one in while Duo can’t be reached; afterwards "Start again" works', async () => {
    const user = await createUser('uma')
    const { control } = world.simulator
    control.addFault({ kind: 'refuse', count: 0 })
    const page = await (await world.meet()).open('/logon')
    try {
      await enterPassword(page, user)
      await expect(refusalIn(page, messageOf('DUO_UNREACHABLE'))).toAppear()
      expect(await readReference(page)).toMatch(/^\S{6,}$/)
    } finally {
      control.clearFaults()
    }
    await page.getByRole('button', { name: 'Start again' }).click()
    await enterPassword(page, user)
    await expect(waitingIn(page)).toAppear()
    await approve(world, 'uma')
    await expect(dashboardOf(page, 'uma')).toAppear()
  })

  test('learns of the approval through a long poll if the event stream is blocked', async () => {
    const user = await createUser('paul')
    const person = await world.meet()
    await person.context.route('**/graphql/stream', (route) => route.abort())
    person.expectFault(/^Console: Failed to load resource: net::ERR_FAILED/)
    const page = await person.open('about:blank')
    const longPoll = page.waitForRequest((request) => (request.postDataJSON()?.variables?.waitSeconds ?? 0) > 0)
    await logOnUntilPush(page, user)
    await longPoll
    await approve(world, 'paul')
    await expect(dashboardOf(page, 'paul')).toAppear()
  })
})

describe('a logon that is left and resumed', () => {
  test('waits for the same push after a reload', async () => {
    const user = await createUser('rita')
    const { page } = await waitForPush(user)
    const sent = await world.simulator.control.waitForPush('rita')
    await page.reload()
    await expect(waitingIn(page)).toAppear()
    expect(world.simulator.control.pushes('rita').map(({ txid }) => txid)).toEqual([sent.txid])
    await approve(world, 'rita')
    await expect(dashboardOf(page, 'rita')).toAppear()
  })

  test('shows the same activation code after a reload during enrollment', async () => {
    const credentials = { username: 'erin', password: 'the quiet harbor of erin' }
    await api.createUser(credentials)
    const page = await (await world.meet()).open('/logon')
    await enterPassword(page, credentials)
    const readCode = async () => {
      await page.getByRole('button', { name: "Can't scan?" }).click()
      return page.getByRole('listitem').getByRole('code').innerText()
    }
    const activationCode = await readCode()
    await page.reload()
    expect(await readCode()).toBe(activationCode)
    world.simulator.control.activate(activationCode)
    await expect(waitingIn(page)).toAppear()
    await approve(world, 'erin')
    await expect(dashboardOf(page, 'erin')).toAppear()
  })

  test('is reached with the back button while it waits; once it is completed, the back button does no harm', async () => {
    const user = await createUser('bo')
    const { page } = await waitForPush(user)
    await page.goto(world.simulator.pagesUrl)
    await expect(headingOf(page, 'Applications')).toAppear()
    await page.goBack()
    await expect(waitingIn(page)).toAppear()
    await approve(world, 'bo')
    await expect(dashboardOf(page, 'bo')).toAppear()
    await page.goto('/logon')
    await expect(page.getByText('You are logged on as bo.')).toAppear()
    await page.goBack()
    await expect(dashboardOf(page, 'bo')).toAppear()
  })

  test('is completed in two tabs by one approval', async () => {
    const user = await createUser('ada')
    const { page } = await waitForPush(user)
    // A duplicated tab has a copy of the session storage, and so the logon in progress.
    const [twin] = await Promise.all([page.waitForEvent('popup'), page.evaluate('void window.open(location.href)')])
    await expect(waitingIn(twin)).toAppear()
    expect(world.simulator.control.pushes('ada')).toHaveLength(1)
    await approve(world, 'ada')
    await expect(dashboardOf(page, 'ada')).toAppear()
    await expect(dashboardOf(twin, 'ada')).toAppear()
  })

  test('sends no push while another logon of the same user waits for one, and can be completed afterwards', async () => {
    const user = await createUser('tess')
    const { person, page } = await waitForPush(user)
    const other = await person.open('/logon')
    await enterPassword(other, user)
    await expect(refusalIn(other, messageOf('DUO_TOO_MANY_PUSHES'))).toAppear()
    expect(world.simulator.control.pushes('tess')).toHaveLength(1)
    await approve(world, 'tess')
    await expect(dashboardOf(page, 'tess')).toAppear()

    await other.getByRole('button', { name: 'Send me a push · Pixel' }).click()
    await expect(waitingIn(other)).toAppear()
    await approve(world, 'tess')
    await expect(dashboardOf(other, 'tess')).toAppear()
  })
})

describe('a passcode instead of a push', () => {
  test('completes the logon, and the dashboard shows it', async () => {
    const user = await createUser('cora')
    const { page } = await waitForPush(user)
    await page.getByRole('button', { name: 'Enter a passcode' }).click()
    await page
      .getByRole('textbox', { name: 'Passcode' })
      .fill(world.simulator.control.passcode(user.deviceId).passcode!)
    await page.getByRole('button', { name: 'Log on' }).click()
    await expect(dashboardOf(page, 'cora')).toAppear()
    await expect(page.getByRole('list', { name: 'Steps passed' }).getByText(/passcode/i)).toAppear()
  })

  test('can be entered again after a wrong one', async () => {
    const user = await createUser('walt')
    const { page } = await waitForPush(user)
    await page.getByRole('button', { name: 'Enter a passcode' }).click()
    const passcode = page.getByRole('textbox', { name: 'Passcode' })
    await passcode.fill('000 000')
    await page.getByRole('button', { name: 'Log on' }).click()
    await expect(refusalIn(page, messageOf('DUO_PASSCODE_INCORRECT'))).toAppear()
    await expect.poll(() => passcode.inputValue()).toBe('')
    await passcode.fill(world.simulator.control.passcode(user.deviceId).passcode!)
    await page.getByRole('button', { name: 'Log on' }).click()
    await expect(dashboardOf(page, 'walt')).toAppear()
  })
})
