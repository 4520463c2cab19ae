import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { listAccessibilityProblems } from '../support/accessibility.ts'
import type { AdminApi } from '../support/admin-api.ts'
import { runCommand } from '../support/command.ts'
import { dashboardOf, enterPassword, headingOf, logOn } from '../support/logon.ts'
import type { Person } from '../support/person.ts'
import { takeScreenshot } from '../support/screenshot.ts'
import { ADMINISTRATOR } from '../support/stack.ts'
import { createWorld } from '../support/world.ts'

describe.each(['sqlite', 'postgres'] as const)('changing a scheme on %s', (database) => {
  const world = createWorld({ isStory: true, database })
  let api: AdminApi
  let console_: Page

  beforeAll(async () => {
    api = await world.administer()
    await api.setDuoUp(world.stack)
    // From here on, Browser is the only scheme that administrators can complete without Duo.
    await api.saveScheme('client', ['password', 'duo'])
    console_ = await (await world.meet()).open('about:blank')
    await logOn(console_, ADMINISTRATOR)
  })

  const EDITOR = '/authentication/schemes/browser'
  const toast = (words: string) => console_.getByRole('alert').filter({ hasText: words })
  const review = () => console_.getByRole('dialog', { name: 'Review Browser before publishing' })
  const provisional = () => console_.getByRole('region', { name: 'Provisional publication of Browser' })
  const step = (name: string): Locator =>
    console_.getByRole('list', { name: 'Steps', exact: true }).getByRole('listitem', { name })

  test('a draft is saved, compared with the live version, and discarded', async () => {
    await console_.goto(EDITOR)
    await console_.getByRole('button', { name: 'Add Duo' }).click()
    await console_.getByRole('button', { name: 'Save draft' }).click()
    await expect(toast('Draft saved. Version 1 is still live.')).toAppear()
    await console_.reload()
    await expect(
      console_.getByRole('region', { name: 'Live now: version 1' }).getByText('Duo added as step 2'),
    ).toAppear()
    await takeScreenshot(console_, 'scheme-draft', { height: 980 })
    expect(await listAccessibilityProblems(console_)).toEqual([])
    await console_.getByRole('button', { name: 'Discard draft' }).click()
    await console_.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click()
    await expect(console_.getByText('No changes.')).toAppear()
  })

  test('a change is simulated for one user and for all users, with Duo unreachable', async () => {
    await console_.getByRole('button', { name: 'Add Duo' }).click()
    await console_.getByRole('button', { name: 'Simulate' }).click()
    const drawer = console_.getByRole('dialog', { name: 'Simulate a logon through Browser' })
    await drawer.getByRole('combobox', { name: 'Username' }).fill('admin')
    await expect(drawer.getByRole('region', { name: 'Result' }).getByText('passed with Duo')).toAppear()
    await drawer.getByRole('combobox', { name: 'Duo' }).click()
    await console_.getByRole('option', { name: /reach/ }).click()
    await expect(drawer.getByRole('region', { name: 'Result' }).getByText('blocked here')).toAppear()
    await takeScreenshot(console_, 'simulation', { height: 820 })
    await drawer.getByRole('tab', { name: 'All users' }).click()
    const row = drawer.getByRole('table', { name: 'Simulated logons' }).getByRole('row').filter({ hasText: 'admin' })
    await expect(row.getByText('Refused')).toAppear()
    await expect(row.getByText('Allowed')).toAppear()
    expect(await listAccessibilityProblems(console_)).toEqual([])
    const [download] = await Promise.all([
      console_.waitForEvent('download'),
      drawer.getByRole('button', { name: 'Export as test file' }).click(),
    ])
    expect(await readFile((await download.path())!, 'utf8')).toMatch(/^sallyportTests: 1$/m)
    await drawer.getByRole('button', { name: 'Close' }).click()
  })

  test('a scheme that would lock every administrator out while Duo is unreachable is refused, with names and reasons', async () => {
    await console_.getByRole('button', { name: 'Save scheme' }).click()
    await expect(
      review().getByText(
        /^No administrator could get in when Duo can’t be reached: admin stops at step 2 \(Duo\) of Browser/,
      ),
    ).toAppear()
    await review().getByRole('button', { name: 'Show details' }).click()
    await expect(review().getByText('depends on Duo')).toAppear()
    await expect(review().getByText('Blocked').first()).toAppear()
    expect(await review().getByRole('button', { name: 'Publish anyway' }).isDisabled()).toBe(true)
    await takeScreenshot(console_, 'scheme-review', { height: 1040 })
    expect(await listAccessibilityProblems(console_)).toEqual([])
  })

  let passerBy: Person
  let begunBefore: Page

  test('with a reason it is published provisionally', async () => {
    passerBy = await world.meet()
    begunBefore = await passerBy.open('/logon')
    await expect(headingOf(begunBefore, 'Log on')).toAppear()
    await review()
      .getByRole('textbox', { name: /^Reason for overriding/ })
      .fill('The auditors want Duo by tonight')
    await review().getByRole('button', { name: 'Publish anyway' }).click()
    await expect(provisional().getByText('“The auditors want Duo by tonight”')).toAppear()
    await expect(step('Step 2: Duo')).toAppear()
    await console_.goto('/overview')
    await expect(provisional().getByRole('link', { name: 'Log on through it' })).toAppear()
    await takeScreenshot(console_, 'provisional-publication', { height: 620 })
    expect(await listAccessibilityProblems(console_)).toEqual([])
  })

  test('a logon that was started before completes with the old version', async () => {
    await enterPassword(begunBefore, ADMINISTRATOR)
    await expect(dashboardOf(begunBefore, 'admin')).toAppear()
    await passerBy.leave()
  })

  test('without a confirmation in time it is rolled back automatically', async () => {
    await console_.goto(EDITOR)
    await expect(step('Step 2: Duo')).toAppear()
    await world.stack.ageProvisionalPublication(11)
    await console_.reload()
    await expect(step('Step 2: Duo')).toDisappear()
    await expect(provisional()).toDisappear()
    const logon = await (await world.meet()).open('about:blank')
    await logOn(logon, ADMINISTRATOR)
  })

  test('rolling back to an old version passes the same lock-out check', async () => {
    await console_.goto(EDITOR)
    await console_.getByRole('button', { name: 'History' }).click()
    const versions = console_.getByRole('list', { name: 'Versions' }).getByRole('listitem')
    const risky = versions.filter({ hasText: '→ Duo' }).first()
    await risky.getByRole('button', { name: /^Roll back to version/ }).click()
    const question = console_.getByRole('dialog', { name: /^Roll back to version/ })
    await question.getByRole('button', { name: 'Roll back' }).click()
    await expect(question.getByText('Administrators could be locked out')).toAppear()
    await question.getByRole('button', { name: 'Cancel' }).click()
    await versions.last().getByRole('button', { name: 'Roll back to version 1' }).click()
    await console_
      .getByRole('dialog', { name: 'Roll back to version 1?' })
      .getByRole('button', { name: 'Roll back' })
      .click()
    await expect(toast('with the steps of version 1.')).toAppear()
  })

  test('the console shows the changes of an applied file', async () => {
    await console_.goto('/api-tokens')
    await console_.getByRole('button', { name: 'Create token' }).click()
    const drawer = console_.getByRole('dialog', { name: 'Create token' })
    await drawer.getByRole('textbox', { name: /^Name/ }).fill('Deployment')
    for (const permission of [
      'View access types',
      'Change access types',
      'View settings',
      'Change settings',
      'View users',
    ])
      await drawer.getByRole('checkbox', { name: permission }).check()
    await drawer.getByRole('button', { name: 'Create token' }).click()
    const token = await drawer.getByText(/^slp_/).innerText()
    await drawer.getByRole('button', { name: 'Done' }).click()
    const directory = await mkdtemp(join(tmpdir(), 'sallyport-apply-'))
    try {
      const options = { url: world.stack.url, env: { SALLYPORT_TOKEN: token } }
      const file = join(directory, 'sallyport.yaml')
      const { stdout } = await runCommand(['export'], options)
      await writeFile(file, stdout.replace('name: Browser', 'name: Front door'))
      expect(await runCommand(['apply', file, '--yes'], options)).toMatchObject({ code: 0 })
    } finally {
      await rm(directory, { recursive: true })
    }
    await console_.goto('/authentication/access-types')
    await expect(console_.getByRole('table', { name: 'Access types' }).getByText('Front door')).toAppear()
    await console_.goto('/api-tokens')
    await expect(console_.getByRole('row').filter({ hasText: 'Deployment' }).getByText('just now')).toAppear()
  })
})
