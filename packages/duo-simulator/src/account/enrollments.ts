import { ControlError } from '../lib/control-error.ts'
import { randomActivationSecret, randomDuoId, randomHex } from '../lib/random-ids.ts'
import type { ChangeFeed } from '../state/change-feed.ts'
import { createDeviceRecord } from '../state/device-record.ts'
import type { Application, Device, Enrollment, User } from '../state/model.ts'
import type { SimulatorState } from '../state/simulator-state.ts'
import { createUserRecord } from '../state/user-record.ts'

/** Duo's default. */
export const ACTIVATION_VALID_SECONDS = 24 * 60 * 60
const INVITATION_LIFETIME_MS = 60 * 60 * 1000
/** `<20 characters>-<API hostname in Base64>` inside a `duo://` code, a link or the address of a QR code. */
const ACTIVATION_CODE = /([A-Za-z0-9]{20})-([A-Za-z0-9+/_=-]+)/

/** The activation codes of phones, and the links that invite users to enroll. */
export class Enrollments {
  readonly #state: SimulatorState
  readonly #changes: ChangeFeed
  readonly #now: () => number
  readonly #apiHostname: () => string

  constructor(state: SimulatorState, changes: ChangeFeed, now: () => number, apiHostname: () => string) {
    this.#state = state
    this.#changes = changes
    this.#now = now
    this.#apiHostname = apiHostname
  }

  /** For enrollment through one of Duo's own pages. */
  findOrCreateUser(username: string): User {
    const existing = this.#state.findUserByName(username)
    if (existing) return existing
    const user = createUserRecord({ userId: randomDuoId('DU'), username, createdAt: this.#now() })
    this.#state.putUser(user)
    this.#changes.publish('users', { kind: 'created', username })
    return user
  }

  /** Creates a phone for the user, which works once its code is entered. */
  create(user: User, validSeconds: number): Enrollment {
    const nowMs = this.#now()
    const device = createDeviceRecord({ userId: user.userId, id: randomDuoId('DP'), type: 'phone', createdAt: nowMs })
    this.#state.putDevice(device)
    const host = Buffer.from(this.#apiHostname()).toString('base64url')
    const enrollment: Enrollment = {
      activationCode: `${randomActivationSecret()}-${host}`,
      userId: user.userId,
      deviceId: device.id,
      expiresAt: nowMs + validSeconds * 1000,
      isUsed: false,
    }
    this.#state.enrollments.set(enrollment.activationCode, enrollment)
    this.#changes.publish('users', { kind: 'enrolling', username: user.username, deviceId: device.id })
    return enrollment
  }

  find(activationCode: string): Enrollment | undefined {
    const match = ACTIVATION_CODE.exec(decode(activationCode))
    return match ? this.#state.enrollments.get(match[0].replace(/=+$/, '')) : undefined
  }

  isExpired(enrollment: Enrollment): boolean {
    return enrollment.expiresAt <= this.#now()
  }

  /** Does what Duo Mobile does with a scanned code. */
  activate(input: string, deviceName?: string): { user: User; device: Device } {
    const enrollment = this.find(input)
    if (!enrollment) throw this.#unknownCode(input)
    const user = this.#state.users.get(enrollment.userId)
    const device = this.#state.devices.get(enrollment.deviceId)
    if (!user || !device) throw this.#unknownCode(input)
    if (enrollment.isUsed) {
      throw new ControlError(
        410,
        'activation_code_used',
        'This activation code was already used. Request a new one to add another phone.',
      )
    }
    if (this.isExpired(enrollment)) {
      throw new ControlError(
        410,
        'activation_code_expired',
        'This activation code has expired. Start the enrollment again to get a new one.',
      )
    }
    enrollment.isUsed = true
    device.activated = true
    if (deviceName) device.name = deviceName
    this.#changes.publish('users', { kind: 'activated', username: user.username, deviceId: device.id })
    return { user, device }
  }

  /** Creates the code of the enrollment link that preauth returns. */
  invite(username: string, application: Application): string {
    const code = randomHex(16)
    const { integrationKey } = application
    this.#state.invitations.set(code, {
      code,
      username,
      integrationKey,
      expiresAt: this.#now() + INVITATION_LIFETIME_MS,
    })
    return code
  }

  findInvitation(code: string): { username: string } | undefined {
    const invitation = this.#state.invitations.get(code)
    return invitation && invitation.expiresAt > this.#now() ? invitation : undefined
  }

  /** Invalidates the link, which works once. */
  useInvitation(code: string): void {
    this.#state.invitations.delete(code)
  }

  #unknownCode(input: string): ControlError {
    const encodedHost = ACTIVATION_CODE.exec(decode(input))?.[2]
    const host = encodedHost && Buffer.from(encodedHost, 'base64url').toString('utf8')
    const message =
      !host || host === this.#apiHostname()
        ? 'This is not an activation code of this simulator. Copy the whole code, which starts with duo://, or the activation link.'
        : `This activation code belongs to ${host}, not to this simulator (${this.#apiHostname()}). Enter it there.`
    return new ControlError(404, 'unknown_activation_code', message)
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
