import type { Transaction, User } from '../../state/model.ts'
import { TEXTS } from '../../state/texts.ts'
import { DuoError } from '../../wire/duo-error.ts'
import { chooseDevice, devicesOffered } from '../call/choose-device.ts'
import type { ApiCall } from '../call/endpoint.ts'
import { identifyUser } from '../call/identify-user.ts'
import { findPromptChoice } from '../call/prompt-menu.ts'
import { commonFields } from './common-fields.ts'
import { authenticateByPasscode } from './passcode.ts'
import { authenticateByPhone } from './phone.ts'
import { authenticateByPush } from './push.ts'
import { authenticateBySms } from './sms.ts'

/** Pushes, calls, sends codes or looks at a passcode, as the parameters say. Throws `DuoError` if they are wrong. */
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
    const canPush = devicesOffered(call, user).some(
      (offered) => offered.device.id === device.id && offered.capabilities.includes('push'),
    )
    return canPush ? authenticateByPush(call, user, device) : authenticateByPhone(call, user, device)
  },
  push: (call, user) => authenticateByPush(call, user, chooseDevice(call, user, 'push')),
  phone: (call, user) => authenticateByPhone(call, user, chooseDevice(call, user, 'phone')),
  sms: (call, user) => authenticateBySms(call, user, chooseDevice(call, user, 'sms')),
  passcode: (call, user) => {
    if (call.parameters.find('device')) throw new DuoError(40002, 'device')
    return authenticateByPasscode(call, user, call.parameters.get('passcode'))
  },
  prompt: (call, user) => {
    const typed = call.parameters.get('prompt')
    const choice = findPromptChoice(devicesOffered(call, user), typed)
    const device = choice && call.simulation.state.devices.get(choice.deviceId)
    if (!device) return authenticateByPasscode(call, user, typed)
    if (choice.factor === 'push') return authenticateByPush(call, user, device)
    return choice.factor === 'phone' ? authenticateByPhone(call, user, device) : authenticateBySms(call, user, device)
  },
}

/** Preauth says the same; who comes here nevertheless gets the same answer. */
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
