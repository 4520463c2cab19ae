import type { AdminApi, Credentials } from './admin-api.ts'
import type { World } from './world.ts'

export interface DuoUser extends Credentials {
  deviceId: string
}

/** A user whom Duo knows already, with one phone. A user for each test: their pushes and limits don't touch. */
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

/** Approves on the phone whatever it has been sent, as soon as it is. */
export async function approve(world: World, username: string): Promise<void> {
  const push = await world.simulator.control.waitForPush(username)
  world.simulator.control.decide(push.txid, { decision: 'approve' })
}
