import { beforeAll, expect, test } from 'vitest'
import { listAccessibilityProblems } from '../support/accessibility.ts'
import type { AdminApi } from '../support/admin-api.ts'
import { createDuoUser } from '../support/duo-user.ts'
import { enterPassword, headingOf, logOn, readReference } from '../support/logon.ts'
import { takeScreenshot } from '../support/screenshot.ts'
import { ADMINISTRATOR } from '../support/stack.ts'
import { createWorld } from '../support/world.ts'

const world = createWorld()
let api: AdminApi

beforeAll(async () => {
  api = await world.administer()
  await api.setDuoUp(world.stack)
})

test('an administrator looks up a failed logon by its reference and sees each step’s result', async () => {
  const administrator = await (await world.meet()).open('about:blank')
  await logOn(administrator, ADMINISTRATOR)
  await api.saveBrowserScheme(['password', 'duo'])
  const user = await createDuoUser(world, api, 'rosa')
  const refused = await (await world.meet()).open('/logon')
  await enterPassword(refused, user)
  const push = await world.simulator.control.waitForPush('rosa')
  world.simulator.control.decide(push.txid, { decision: 'deny' })
  await refused.getByRole('button', { name: 'Start again' }).waitFor()

  await administrator.goto('/audit')
  await administrator
    .getByRole('textbox', { name: 'Reference quoted by a user' })
    .fill((await readReference(refused)).toLowerCase())
  await administrator.getByRole('button', { name: 'Find logon' }).click()
  await expect(headingOf(administrator, 'Logon of rosa')).toAppear()
  await expect(
    administrator.getByRole('region', { name: '1. Username and password' }).getByText('Passed', { exact: true }),
  ).toAppear()
  await expect(administrator.getByRole('region', { name: '2. Duo' }).getByText('Refused', { exact: true })).toAppear()
  await expect(
    administrator.getByRole('region', { name: 'The same logon now' }).getByText('With the live version 2'),
  ).toAppear()
  await takeScreenshot(administrator, 'logon-replay', { height: 1240 })
  expect(await listAccessibilityProblems(administrator)).toEqual([])
})
