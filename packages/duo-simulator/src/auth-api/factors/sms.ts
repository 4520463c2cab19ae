import type { Device, Transaction, User } from '../../state/model.ts'
import { sendSmsCodes } from '../../state/passcodes.ts'
import { TEXTS } from '../../state/texts.ts'
import type { ApiCall } from '../call/endpoint.ts'
import { commonFields } from './common-fields.ts'

/** Sends codes and ends as `deny/sent`, because receiving codes doesn't authenticate anyone. */
export function authenticateWithSms(call: ApiCall, user: User, device: Device): Transaction {
  const { transactions, changes } = call.simulation
  sendSmsCodes(device, call.policy.smsCodesPerMessage)
  changes.publish('users', { kind: 'sms-sent', username: user.username, deviceId: device.id })
  const transaction = transactions.create({
    ...commonFields(call, user),
    factor: 'sms',
    deviceId: device.id,
    status: 'sending',
    statusMessage: '',
  })
  transactions.finish(transaction, 'deny', 'sent', TEXTS.smsSent, 'sms_sent')
  return transaction
}
