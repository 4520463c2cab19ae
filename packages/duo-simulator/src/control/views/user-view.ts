import type { UserView } from '../../contract/users.ts'
import type { User } from '../../state/model.ts'
import type { SimulatorState } from '../../state/simulator-state.ts'
import { toDeviceView } from './device-view.ts'

export function toUserView(user: User, state: SimulatorState): UserView {
  const { userId, username, aliases, status, createdAt, lastLogin } = user
  const devices = state.devicesOf(userId).map((device) => toDeviceView(device, state))
  return {
    userId,
    username,
    aliases: [...aliases],
    status,
    bypassCodesLeft: user.bypassCodes.length,
    devices,
    createdAt,
    lastLogin,
  }
}
