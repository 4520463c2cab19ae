import { maskNumber } from '../../state/device-capabilities.ts'
import type { Device, Transaction, User } from '../../state/model.ts'
import { TEXTS } from '../../state/texts.ts'
import type { ApiCall } from '../call/endpoint.ts'
import { commonFields } from './common-fields.ts'
import { approveLater } from './push.ts'

/** Rings until the user picks up, then waits for a key: `#` approves, `*` reports fraud. */
export function authenticateWithPhone(call: ApiCall, user: User, device: Device): Transaction {
  const transaction = call.simulation.transactions.create({
    ...commonFields(call, user),
    factor: 'phone',
    deviceId: device.id,
    status: 'calling',
    statusMessage: TEXTS.dialing(maskNumber(device.number)),
  })
  approveLater(call, transaction, device.online ? call.policy.autoApproveMs : null)
  return transaction
}
