import type { Transaction, User } from '../../state/model.ts'
import { TEXTS } from '../../state/texts.ts'
import { DuoError } from '../../wire/duo-error.ts'
import { chooseDevice, listOfferedDevices } from '../call/choose-device.ts'
import type { ApiCall } from '../call/endpoint.ts'
import { identifyUser } from '../call/identify-user.ts'
import { findPromptChoice } from '../call/prompt-menu.ts'
import { commonFields } from './common-fields.ts'
import { authenticateWithPasscode } from './passcode.ts'
import { authenticateWithPhone } from './phone.ts'
import { authenticateWithPush } from './push.ts'
import { authenticateWithSms } from './sms.ts'

/** Pushes, calls, sends codes or checks a passcode. Throws `DuoError` for wrong parameters. */
export function beginAuthentication(call: ApiCall): Transaction {
  const { user } = identifyUser(call)
  if (!user) throw new DuoError(40002, 'username')
  const factor = call.parameters.get('factor')
  if (!Object.hasOwn(FACTORS, factor)) throw new DuoError(40002, 'factor')
  return decideByStatus(call, user) ?? FACTORS[factor]!(call, user)
}

type BeginFactor = (call: ApiCall, user: User) => Transaction

const FACTORS: Record<string, BeginFactor> = {
  auto: (call, user) => {
    const device = chooseDevice(call, user, 'auto')
    const canPush = listOfferedDevices(call, user).some(
      (offered) => offered.device.id === device.id && offered.capabilities.includes('push'),
    )
    return canPush ? authenticateWithPush(call, user, device) : authenticateWithPhone(call, user, device)
  },
  push: (call, user) => authenticateWithPush(call, user, chooseDevice(call, user, 'push')),
  phone: (call, user) => authenticateWithPhone(call, user, chooseDevice(call, user, 'phone')),
  sms: (call, user) => authenticateWithSms(call, user, chooseDevice(call, user, 'sms')),
  passcode: (call, user) => {
    if (call.parameters.find('device')) throw new DuoError(40002, 'device')
    return authenticateWithPasscode(call, user, call.parameters.get('passcode'))
  },
  prompt: (call, user) => {
    const typed = call.parameters.get('prompt')
    const choice = findPromptChoice(listOfferedDevices(call, user), typed)
    const device = choice && call.simulation.state.devices.get(choice.deviceId)
    if (!device) return authenticateWithPasscode(call, user, typed)
    if (choice.factor === 'push') return authenticateWithPush(call, user, device)
    return choice.factor === 'phone'
      ? authenticateWithPhone(call, user, device)
      : authenticateWithSms(call, user, device)
  },
}

/** Repeats the decision of preauth for clients that ignore it. */
function decideByStatus(call: ApiCall, user: User): Transaction | null {
  if (user.status === 'active') return null
  const { transactions } = call.simulation
  const transaction = transactions.create({
    ...commonFields(call, user),
    factor: 'push',
    status: 'pushed',
    statusMessage: '',
  })
  if (user.status === 'bypass') transactions.finish(transaction, 'allow', 'bypass', TEXTS.success, 'bypass_user')
  else if (user.status === 'disabled')
    transactions.finish(transaction, 'deny', 'deny', TEXTS.accountDisabled, 'user_disabled')
  else transactions.finish(transaction, 'deny', 'locked_out', TEXTS.lockedOut, 'locked_out')
  return transaction
}
