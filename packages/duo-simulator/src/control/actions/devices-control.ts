import type { Simulation } from '../../account/simulation.ts'
import { DEVICE_TYPES, type ActivationView, type DeviceView, type PasscodeView } from '../../contract/devices.ts'
import { ControlError } from '../../lib/control-error.ts'
import { randomDigits, randomDuoId } from '../../lib/random-ids.ts'
import { createDeviceRecord } from '../../state/device-record.ts'
import type { Device } from '../../state/model.ts'
import { replacePasscode, currentPasscode } from '../../state/passcodes.ts'
import { TEXTS } from '../../state/texts.ts'
import { toDeviceView } from '../views/device-view.ts'
import { Input } from './input.ts'
import type { UsersControl } from './users-control.ts'

/** Phones and hardware tokens, for their administrator and their owner. */
export class DevicesControl {
  readonly #simulation: Simulation
  readonly #users: UsersControl

  constructor(simulation: Simulation, users: UsersControl) {
    this.#simulation = simulation
    this.#users = users
  }

  list(): DeviceView[] {
    const { state } = this.#simulation
    return [...state.devices.values()].map((device) => toDeviceView(device, state))
  }

  activate(input: unknown): ActivationView {
    const fields = new Input(input).allowOnly('activationCode', 'deviceName')
    const code = fields.text('activationCode')
    const { user, device } = this.#simulation.enrollments.activate(code, fields.findText('deviceName', 100))
    return { userId: user.userId, deviceId: device.id, username: user.username }
  }

  /** Creates a phone from its number, or a hardware token from its serial number. */
  create(username: string, input: unknown): DeviceView {
    const fields = new Input(input).allowOnly('type', 'name', 'number', 'serial', 'activated')
    const serial = fields.findText('serial', 100)
    const type = fields.findOneOf('type', DEVICE_TYPES) ?? (serial ? 'token' : 'phone')
    const number = parseNumber(fields.findText('number', 40)) ?? ''
    const activated = fields.findBoolean('activated') ?? false
    if (type === 'phone' && !number && !activated) {
      throw new ControlError(
        400,
        'number_missing',
        'A phone needs a number. To add one without a number, enter an activation code on it.',
      )
    }
    const user = this.#users.get(username)
    const device = createDeviceRecord({
      id: randomDuoId(type === 'token' ? 'DH' : 'DP'),
      userId: user.userId,
      type,
      createdAt: this.#simulation.now(),
      name: type === 'token' ? serial || randomDigits(8) : (fields.findText('name', 100) ?? ''),
      number: type === 'token' ? '' : number,
      activated: type === 'token' || activated,
    })
    this.#simulation.state.putDevice(device)
    return this.#publish(device, 'device-added')
  }

  update(id: string, input: unknown): DeviceView {
    const fields = new Input(input).allowOnly('name', 'number', 'online')
    const device = this.get(id)
    const number = fields.findText('number', 40)
    if (number && device.type === 'token')
      throw new ControlError(400, 'invalid_number', 'A hardware token has no number.')
    device.number = parseNumber(number) ?? device.number
    device.name = fields.findText('name', 100) ?? device.name
    const isOnline = fields.findBoolean('online') ?? device.online
    if (isOnline && !device.online) this.#deliverFailedPushes(device)
    device.online = isOnline
    return this.#publish(device, 'device-updated')
  }

  remove(id: string): void {
    const device = this.get(id)
    this.#simulation.transactions.endMatching(({ deviceId }) => deviceId === id)
    this.#simulation.state.removeDevice(device)
    this.#publish(device, 'device-removed')
  }

  passcode(id: string): PasscodeView {
    const device = this.get(id)
    return this.#toPasscodeView(device, currentPasscode)
  }

  replacePasscode(id: string): PasscodeView {
    const device = this.get(id)
    const view = this.#toPasscodeView(device, replacePasscode)
    this.#publish(device, 'passcode-replaced')
    return view
  }

  get(id: string): Device {
    const device = this.#simulation.state.devices.get(id)
    if (!device)
      throw new ControlError(404, 'unknown_device', 'No device has this id. List them with GET /control/devices.')
    return device
  }

  #toPasscodeView(device: Device, readPasscode: (device: Device) => string): PasscodeView {
    const { codes, used } = device.sms
    return {
      passcode: device.activated ? readPasscode(device) : null,
      smsCodes: codes.filter((code) => !used.includes(code)),
    }
  }

  /** Delivers the pushes that failed while the phone was offline. */
  #deliverFailedPushes(device: Device): void {
    const { transactions } = this.#simulation
    for (const transaction of transactions.pending()) {
      if (transaction.deviceId !== device.id || transaction.status !== 'push_failed') continue
      const code = transaction.verificationCode
      transactions.progress(transaction, 'pushed', code ? TEXTS.enterCode(code) : TEXTS.pushed)
    }
  }

  #publish(device: Device, kind: string): DeviceView {
    const view = toDeviceView(device, this.#simulation.state)
    this.#simulation.changes.publish('users', { kind, username: view.username, deviceId: device.id })
    return view
  }
}

function parseNumber(number: string | undefined): string | undefined {
  if (!number || /^\+?[\d ()-]{4,}$/.test(number)) return number
  throw new ControlError(400, 'invalid_number', 'number must be a phone number, for example +1 555 555 0100')
}
