import type { ControlDevice, ControlUser } from '../../control/types.ts'

export interface OwnedDevice {
  user: ControlUser
  device: ControlDevice
}

export function listDevices(users: readonly ControlUser[]): OwnedDevice[] {
  return users.flatMap((user) => user.devices.map((device) => ({ user, device })))
}

export function findDevice(users: readonly ControlUser[], deviceId: string): OwnedDevice | undefined {
  return listDevices(users).find(({ device }) => device.id === deviceId)
}
