import type { Transaction, User } from '../../state/model.ts'
import { usePasscode } from '../../state/passcodes.ts'
import { TEXTS } from '../../state/texts.ts'
import type { ApiCall } from '../call/endpoint.ts'
import { commonFields } from './common-fields.ts'

/** Accepts a passcode of Duo Mobile, an SMS or a hardware token, or a bypass code: the client doesn't say which. */
export function authenticateWithPasscode(call: ApiCall, user: User, passcode: string): Transaction {
  const { simulation, policy } = call
  const { transactions, changes, state } = simulation
  const isAllowed = policy.allowedFactors.includes('passcode')
  const verdict = usePasscode(user, isAllowed ? state.devicesOf(user.userId) : [], passcode)
  const transaction = transactions.create({
    ...commonFields(call, user),
    factor: 'passcode',
    status: 'checking',
    statusMessage: '',
  })
  const end = (result: 'allow' | 'deny', status: string, text: string, reason: string): void =>
    transactions.finish(transaction, result, status, text, reason)
  if (verdict === 'valid') end('allow', 'allow', TEXTS.success, 'valid_passcode')
  else if (verdict === 'bypass-code') end('allow', 'bypass', TEXTS.success, 'valid_passcode')
  else if (!isAllowed) end('deny', 'deny', TEXTS.notPermitted, 'factor_restricted')
  else if (countWrongPasscode(call, user)) end('deny', 'locked_out', TEXTS.lockedOut, 'locked_out')
  else end('deny', 'deny', verdict === 'used' ? TEXTS.usedPasscode : TEXTS.invalidPasscode, 'invalid_passcode')
  changes.publish('users', { kind: 'passcode-tried', username: user.username })
  return transaction
}

/** Returns true if this attempt locks the user out. */
function countWrongPasscode({ simulation, policy }: ApiCall, user: User): boolean {
  user.wrongPasscodesInARow++
  if (user.wrongPasscodesInARow < policy.lockoutThreshold) return false
  user.status = 'locked_out'
  user.lockedOutAt = simulation.now()
  return true
}
