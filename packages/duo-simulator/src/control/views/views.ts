import { ownCapabilities, type Capability } from '../../state/device-capabilities.ts'
import type { Application, Device, Transaction, TransactionFactor, User, UserStatus } from '../../state/model.ts'
import type { SimulatorState } from '../../state/simulator-state.ts'

export interface ApplicationView {
  type: Application['type']
  integrationKey: string
  secretKey: string
  apiHostname: string
  name: string
  /** Of a Universal Prompt application alone. None: any http or https address will do. */
  redirectUris?: string[]
}

export interface DeviceView {
  id: string
  userId: string
  username: string
  type: 'phone' | 'token'
  name: string
  number: string
  capabilities: Capability[]
  activated: boolean
  online: boolean
  createdAt: number
}

export interface UserView {
  userId: string
  username: string
  aliases: string[]
  status: UserStatus
  bypassCodesLeft: number
  devices: DeviceView[]
  createdAt: number
  lastLogin: number | null
}

export interface PushView {
  txid: string
  username: string
  factor: TransactionFactor
  device: { id: string; name: string }
  application: { integrationKey: string; name: string }
  pushinfo: Record<string, string>
  type: string | null
  displayUsername: string | null
  /** The number that the logon page shows has to be typed. */
  verified: boolean
  /** How many digits it has. */
  verificationDigits: number | null
  ipaddr: string | null
  createdAt: number
  expiresAt: number
  status: string
}

export function toApplicationView(application: Application, apiHostname: string): ApplicationView {
  const { type, integrationKey, secretKey, name, redirectUris } = application
  return {
    type,
    integrationKey,
    secretKey,
    apiHostname,
    name,
    ...(type === 'universal' && { redirectUris: [...redirectUris] }),
  }
}

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

export function toPushView(transaction: Transaction, state: SimulatorState): PushView {
  const {
    txid,
    factor,
    type,
    displayUsername,
    ipaddr,
    createdAt,
    expiresAt,
    status,
    integrationKey,
    verificationCode,
  } = transaction
  const device = state.devices.get(transaction.deviceId ?? '')
  return {
    txid,
    username: state.users.get(transaction.userId)?.username ?? '',
    factor,
    device: { id: device?.id ?? '', name: device?.name ?? '' },
    application: { integrationKey, name: state.applications.get(integrationKey)?.name ?? '' },
    pushinfo: { ...transaction.pushinfo },
    type,
    displayUsername,
    verified: verificationCode !== null,
    verificationDigits: verificationCode?.length ?? null,
    ipaddr,
    createdAt,
    expiresAt,
    status,
  }
}
