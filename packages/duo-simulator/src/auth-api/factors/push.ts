import type { Device, Transaction, User } from '../../state/model.ts'
import { TEXTS } from '../../state/texts.ts'
import type { ApiCall } from '../call/endpoint.ts'
import { commonFields } from './common-fields.ts'
import { parsePushInfo } from './push-info.ts'

export function authenticateWithPush(call: ApiCall, user: User, device: Device): Transaction {
  const { simulation, parameters, policy } = call
  const pushinfo = parsePushInfo(parameters.find('pushinfo'))
  const verification = checkVerification(call, user)
  const isDelivered = device.online && call.fault?.kind !== 'push-failed'
  const code = typeof verification === 'object' ? verification.verificationCode : null
  const transaction = simulation.transactions.create({
    ...commonFields(call, user),
    factor: 'push',
    deviceId: device.id,
    pushinfo,
    type: parameters.find('type') ?? null,
    displayUsername: parameters.find('display_username') ?? null,
    verificationCode: code,
    ...(typeof verification === 'object' && { txid: verification.txid }),
    status: isDelivered ? 'pushed' : 'push_failed',
    statusMessage: !isDelivered ? TEXTS.pushFailed : code ? TEXTS.enterCode(code) : TEXTS.pushed,
  })
  if (verification === 'wrong') {
    simulation.transactions.finish(transaction, 'deny', 'deny', TEXTS.notPermitted, 'denied_by_policy')
  } else approveLater(call, transaction, isDelivered ? policy.autoApproveMs : null)
  return transaction
}

/** A verified push names its offer. Refuses a client that ignores its offer or makes one up. */
function checkVerification(call: ApiCall, user: User): { txid: string; verificationCode: string } | 'plain' | 'wrong' {
  const { simulation, application, parameters, policy } = call
  const txid = parameters.find('txid')
  if (txid) return simulation.verifiedPushes.take(txid, application, user) ?? 'wrong'
  if (!policy.verifiedPush.required) return 'plain'
  const isRefused =
    policy.verifiedPush.clientsWithoutSupport === 'refuse' || simulation.verifiedPushes.isRequired(application, user)
  return isRefused ? 'wrong' : 'plain'
}

export function approveLater({ simulation }: ApiCall, transaction: Transaction, afterMs: number | null): void {
  if (afterMs === null) return
  const approve = (): void => simulation.decisions.approve(transaction)
  if (afterMs === 0) approve()
  else simulation.deadlines.at(simulation.now() + afterMs, approve)
}
