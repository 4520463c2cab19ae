import type { DeviceView } from './devices.ts'
import type { TimeMs } from './time-ms.ts'

export const USER_STATUSES = ['active', 'bypass', 'disabled', 'locked_out'] as const
export type UserStatus = (typeof USER_STATUSES)[number]

export interface UserView {
  userId: string
  username: string
  aliases: string[]
  status: UserStatus
  bypassCodesLeft: number
  devices: DeviceView[]
  createdAt: TimeMs
  lastLogin: TimeMs | null
}

export interface NewUser {
  username: string
  status?: UserStatus
  aliases?: string[]
  bypassCodes?: string[]
}
