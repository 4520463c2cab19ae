import type { DeviceView } from '../../../contract/devices.ts'
import type { UserView } from '../../../contract/users.ts'

export interface OwnedDevice {
  user: UserView
  device: DeviceView
}

export function listDevices(users: readonly UserView[]): OwnedDevice[] {
  return users.flatMap((user) => user.devices.map((device) => ({ user, device })))
}

export function findDevice(users: readonly UserView[], deviceId: string): OwnedDevice | undefined {
  return listDevices(users).find(({ device }) => device.id === deviceId)
}
