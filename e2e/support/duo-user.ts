import type { AdminApi, Credentials } from './admin-api.ts'
import type { World } from './world.ts'

export interface DuoUser extends Credentials {
  deviceId: string
}

/** Creates a user who is enrolled at Duo with one phone. Each test has its own, so that pushes and limits don't interfere. */
export async function createDuoUser(world: World, api: AdminApi, username: string): Promise<DuoUser> {
  const credentials = { username, password: `the quiet harbor of ${username}` }
  await api.createUser(credentials)
  const { control } = world.simulator
  control.createUser(username)
  const { id: deviceId } = control.createDevice(username, {
    type: 'phone',
    name: 'Pixel',
    number: '+15550100',
    activated: true,
  })
  return { ...credentials, deviceId }
}

/** Waits for the user's push and approves it on the phone. */
export async function approve(world: World, username: string): Promise<void> {
  const push = await world.simulator.control.waitForPush(username)
  world.simulator.control.decide(push.txid, { decision: 'approve' })
}
