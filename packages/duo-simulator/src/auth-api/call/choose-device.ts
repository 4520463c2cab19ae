import type { Capability } from '../../contract/devices.ts'
import { allowedCapabilities, isUsable } from '../../state/device-capabilities.ts'
import type { Device, User } from '../../state/model.ts'
import { DuoError } from '../../wire/duo-error.ts'
import type { ApiCall } from './endpoint.ts'

export interface OfferedDevice {
  device: Device
  capabilities: Capability[]
}

export function listOfferedDevices({ simulation, policy }: ApiCall, user: User): OfferedDevice[] {
  return simulation.state
    .devicesOf(user.userId)
    .filter(isUsable)
    .map((device) => ({ device, capabilities: allowedCapabilities(device, policy) }))
}

/** Returns the device named by `device`, or for `auto` the first one with the capability. */
export function chooseDevice(call: ApiCall, user: User, capability: Capability): Device {
  const wanted = call.parameters.get('device')
  const offered = listOfferedDevices(call, user)
  const named = wanted === 'auto' ? offered : offered.filter(({ device }) => device.id === wanted)
  if (wanted !== 'auto' && named.length === 0) throw new DuoError(40002, 'device')
  const able = named.find(({ capabilities }) => capabilities.includes(capability))
  if (!able) throw new DuoError(40002, 'no capable device')
  return able.device
}
