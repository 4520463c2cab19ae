import type { PushView } from '../../contract/pushes.ts'
import type { Transaction } from '../../state/model.ts'
import type { SimulatorState } from '../../state/simulator-state.ts'

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
