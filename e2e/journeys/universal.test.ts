import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { listAccessibilityProblems } from '../support/accessibility.ts'
import type { AdminApi } from '../support/admin-api.ts'
import { createDuoUser, type DuoUser } from '../support/duo-user.ts'
import { dashboardOf, enterPassword, headingOf, refusalIn } from '../support/logon.ts'
import { createWorld } from '../support/world.ts'
import { messageOf } from '../support/error-text.ts'

/** Duo's hosted prompt as a step: the browser goes to Duo and returns. */
describe('the Universal Prompt', () => {
  const world = createWorld()
  let api: AdminApi
  let counter = 0

  beforeAll(async () => {
    api = await world.administer()
    const { integrationKey, secretKey, apiHostname } = world.simulator.control.createApplication(
      'universal',
      'Sallyport',
      [`${world.stack.url}/logon`],
    )
    const { updateSettings } = await api.run(
      'mutation($input: UpdateSettingsInput!) { updateSettings(input: $input) { __typename } }',
      {
        input: { module: 'duo-universal', values: { clientId: integrationKey, clientSecret: secretKey, apiHostname } },
      },
    )
    if (updateSettings.__typename !== 'ModuleSettings') throw new Error('The settings were refused')
    await api.saveBrowserScheme(['password', 'duo-universal'])
  })

  const createPerson = (): Promise<DuoUser> => createDuoUser(world, api, `voyager${++counter}`)

  /** Logs on with the password, up to the prompt at Duo. */
  async function goToDuo(user: DuoUser, { returnTo = '' } = {}): Promise<Page> {
    const { url, simulator } = world.stack
    const person = await world.meet({ ignoreHTTPSErrors: true, origins: [url, simulator.pagesUrl, simulator.url] })
    const page = await person.open(`/logon${returnTo && `?returnTo=${encodeURIComponent(returnTo)}`}`)
    await enterPassword(page, user)
    await page.waitForURL(`${simulator.url}/**`)
    return page
  }

  async function approveAtDuo(page: Page, { username }: DuoUser): Promise<void> {
    await page.getByRole('button', { name: 'Send a push' }).click()
    const { txid } = await world.simulator.control.waitForPush(username)
    world.simulator.control.decide(txid, { decision: 'approve' })
  }

  test('takes a user who approves there to their dashboard without another click', async () => {
    const user = await createPerson()
    const page = await goToDuo(user)
    await approveAtDuo(page, user)
    await expect(dashboardOf(page, user.username)).toAppear()
    expect(new URL(page.url()).search).toBe('')
  })

  test('returns to the page that the user asked for', async () => {
    const user = await createPerson()
    const page = await goToDuo(user, { returnTo: '/?from=link' })
    await approveAtDuo(page, user)
    await page.waitForURL('**/?from=link')
    await expect(dashboardOf(page, user.username)).toAppear()
  })

  test('can be cancelled and opened again', async () => {
    const user = await createPerson()
    const page = await goToDuo(user)
    await page.getByRole('button', { name: 'Cancel and go back' }).click()
    await expect(headingOf(page, 'Confirm with Duo')).toAppear()
    await expect(refusalIn(page, messageOf('DUO_UNIVERSAL_CANCELLED'))).toAppear()
    expect(new URL(page.url()).search).toBe('')
    expect(await listAccessibilityProblems(page)).toEqual([])
    await page.getByRole('link', { name: 'Continue to Duo' }).click()
    await page.waitForURL(`${world.simulator.url}/**`)
    await approveAtDuo(page, user)
    await expect(dashboardOf(page, user.username)).toAppear()
  })

  test('is not opened again by the back button, which would trap the user', async () => {
    const user = await createPerson()
    const page = await goToDuo(user)
    await page.goBack()
    await expect(page.getByRole('link', { name: 'Continue to Duo' })).toAppear()
    await page.reload()
    await expect(page.getByRole('link', { name: 'Continue to Duo' })).toAppear()
    expect(page.url()).not.toContain(world.simulator.url)
  })

  test('lets no one in who opens the return address in another browser', async () => {
    const user = await createPerson()
    const page = await goToDuo(user)
    const returned = world.simulator.control.decidePrompt(
      (await world.simulator.control.waitForPrompt(user.username)).id,
      'approve',
    )
    const thief = await (await world.meet()).open(returned)
    await expect(thief.getByRole('textbox', { name: 'Username' })).toAppear()
    await page.goto(returned)
    await expect(dashboardOf(page, user.username)).toAppear()
  })

  test('denies the logon if Duo does', async () => {
    const user = await createPerson()
    const page = await goToDuo(user)
    const { id } = await world.simulator.control.waitForPrompt(user.username)
    await page.goto(world.simulator.control.decidePrompt(id, 'fraud'))
    await expect(page.getByRole('alert').filter({ hasText: messageOf('DUO_UNIVERSAL_FRAUD') })).toAppear()
    await page.getByRole('button', { name: 'Start again' }).click()
    await expect(page.getByRole('textbox', { name: 'Username' })).toAppear()
  })
})
