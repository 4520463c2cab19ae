import { expect, test } from 'vitest'
import { listAccessibilityProblems } from '../support/accessibility.ts'
import { dashboardOf, logOn, refusalIn } from '../support/logon.ts'
import { ADMINISTRATOR } from '../support/stack.ts'
import { createWorld } from '../support/world.ts'
import { messageOf } from '../support/error-text.ts'

const world = createWorld()

test('an administrator creates recovery codes and logs on with one, which raises an alarm', async () => {
  const page = await (await world.meet()).open('/logon')
  await logOn(page, ADMINISTRATOR)
  const panel = page.getByRole('region', { name: 'Recovery codes' })
  await panel.getByRole('button', { name: 'Make recovery codes' }).click()
  await expect(panel.getByText('These codes are shown only once')).toAppear()
  expect(await listAccessibilityProblems(page)).toEqual([])
  const codes = (await panel.locator('code').allInnerTexts()).map((text) => text.trim())
  expect(codes).toHaveLength(10)
  await panel.getByRole('button', { name: 'I have stored the codes' }).click()
  await expect(panel.getByText('10 of 10 left')).toAppear()

  const other = await (await world.meet()).open('/logon?accessType=recovery')
  const username = other.getByRole('textbox', { name: 'Username' })
  await expect(username).toAppear()
  expect(await listAccessibilityProblems(other)).toEqual([])
  await username.fill(ADMINISTRATOR.username)
  const code = other.getByRole('textbox', { name: 'Recovery code' })
  await code.fill('AAAA-AAAA-AAAA-AAAA')
  await code.press('Enter')
  await expect(refusalIn(other, messageOf('RECOVERY_CODE_INCORRECT'))).toAppear()
  await code.fill(codes[0]!.toLowerCase().replaceAll('-', ' '))
  await code.press('Enter')
  await expect(dashboardOf(other, ADMINISTRATOR.username)).toAppear()

  await page.goto('/overview')
  await expect(page.getByRole('region', { name: 'Alarms' }).getByText('logged on with a recovery code')).toAppear()
})
