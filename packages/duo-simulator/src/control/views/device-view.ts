import type { DeviceView } from '../../contract/devices.ts'
import { ownCapabilities } from '../../state/device-capabilities.ts'
import type { Device } from '../../state/model.ts'
import type { SimulatorState } from '../../state/simulator-state.ts'

export function toDeviceView(device: Device, state: SimulatorState): DeviceView {
  const { id, userId, type, name, number, activated, online, createdAt } = device
  const username = state.users.get(userId)?.username ?? ''
  return {
    id,
    userId,
    username,
    type,
    name,
    number,
    capabilities: ownCapabilities(device),
    activated,
    online,
    createdAt,
  }
}
