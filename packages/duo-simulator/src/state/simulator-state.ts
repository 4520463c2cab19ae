import type { Policy } from '../contract/policy.ts'
import { randomAccountKey } from '../lib/random-ids.ts'
import { createApplicationRecord } from './application-record.ts'
import { createDeviceRecord } from './device-record.ts'
import type {
  Application,
  Device,
  Enrollment,
  PortalInvitation,
  RememberedDevice,
  SimulatorDocument,
  Transaction,
  User,
} from './model.ts'
import { createDefaultPolicy, mergePolicy } from './policy.ts'
import { createUserRecord } from './user-record.ts'

/** All data by key, without rules. Code that changes it publishes the change. */
export class SimulatorState {
  accountKey = randomAccountKey()
  policy: Policy = createDefaultPolicy()
  readonly applications = new Map<string, Application>()
  readonly users = new Map<string, User>()
  readonly devices = new Map<string, Device>()
  readonly enrollments = new Map<string, Enrollment>()
  readonly invitations = new Map<string, PortalInvitation>()
  readonly rememberedDevices = new Map<string, RememberedDevice>()
  readonly transactions = new Map<string, Transaction>()
  /** Names and aliases, normalized: Duo ignores their case. */
  readonly #userIdsByName = new Map<string, string>()
  readonly #devicesByUser = new Map<string, Set<string>>()

  findUserByName(name: string): User | undefined {
    return this.users.get(this.#userIdsByName.get(normalizeName(name)) ?? '')
  }

  devicesOf(userId: string): Device[] {
    return [...(this.#devicesByUser.get(userId) ?? [])].flatMap((id) => this.devices.get(id) ?? [])
  }

  policyFor(application: Application): Policy {
    return mergePolicy(this.policy, application.policy)
  }

  resetPolicy(): void {
    this.policy = createDefaultPolicy()
  }

  /** Expects a new object for a changed user: the old one still has the names to remove. */
  putUser(user: User): void {
    const before = this.users.get(user.userId)
    if (before) this.#removeNames(before)
    this.users.set(user.userId, user)
    for (const name of [user.username, ...user.aliases]) this.#userIdsByName.set(normalizeName(name), user.userId)
  }

  /** Removes the user's devices and remembered browsers as well. */
  removeUser(user: User): void {
    this.#removeNames(user)
    this.users.delete(user.userId)
    for (const device of this.devicesOf(user.userId)) this.removeDevice(device)
    for (const remembered of this.rememberedDevices.values()) {
      if (remembered.userId === user.userId) this.rememberedDevices.delete(remembered.token)
    }
  }

  putDevice(device: Device): void {
    this.devices.set(device.id, device)
    const ids = this.#devicesByUser.get(device.userId)
    if (ids) ids.add(device.id)
    else this.#devicesByUser.set(device.userId, new Set([device.id]))
  }

  removeDevice(device: Device): void {
    this.devices.delete(device.id)
    this.#devicesByUser.get(device.userId)?.delete(device.id)
    for (const enrollment of this.enrollments.values()) {
      if (enrollment.deviceId === device.id) this.enrollments.delete(enrollment.activationCode)
    }
  }

  /** Replaces all applications with a new Auth API application. */
  replaceApplications(nowMs: number): void {
    const application = createApplicationRecord('auth-api', 'Partner Auth API', nowMs)
    this.applications.clear()
    this.applications.set(application.integrationKey, application)
  }

  /** Clears everything but the applications and their keys. */
  clearExceptApplications(): void {
    this.resetPolicy()
    for (const application of this.applications.values()) application.policy = {}
    for (const map of this.#clearable()) map.clear()
  }

  /** Returns live objects: copy or serialize the document at once. */
  toDocument(): SimulatorDocument {
    return {
      version: 1,
      accountKey: this.accountKey,
      applications: [...this.applications.values()],
      policy: this.policy,
      users: [...this.users.values()],
      devices: [...this.devices.values()],
      enrollments: [...this.enrollments.values()],
      invitations: [...this.invitations.values()],
      rememberedDevices: [...this.rememberedDevices.values()],
      transactions: [...this.transactions.values()],
    }
  }

  load(document: SimulatorDocument): void {
    const copy = structuredClone(document)
    this.clearExceptApplications()
    this.applications.clear()
    this.accountKey = copy.accountKey
    this.policy = mergePolicy(createDefaultPolicy(), copy.policy)
    // A document written by hand may leave out fields, which get their initial values.
    for (const application of copy.applications)
      this.applications.set(application.integrationKey, { ...APPLICATION_DEFAULTS, ...application })
    for (const user of copy.users) this.putUser(createUserRecord(user))
    for (const device of copy.devices) this.putDevice(createDeviceRecord(device))
    for (const enrollment of copy.enrollments) this.enrollments.set(enrollment.activationCode, enrollment)
    for (const invitation of copy.invitations) this.invitations.set(invitation.code, invitation)
    for (const remembered of copy.rememberedDevices) this.rememberedDevices.set(remembered.token, remembered)
    for (const transaction of copy.transactions) this.transactions.set(transaction.txid, transaction)
  }

  #removeNames(user: User): void {
    for (const name of [user.username, ...user.aliases]) this.#userIdsByName.delete(normalizeName(name))
  }

  #clearable(): Map<string, unknown>[] {
    const { users, devices, enrollments, invitations, rememberedDevices, transactions } = this
    return [
      users,
      devices,
      enrollments,
      invitations,
      rememberedDevices,
      transactions,
      this.#userIdsByName,
      this.#devicesByUser,
    ]
  }
}

/** Initial values of the optional fields of an application. */
const APPLICATION_DEFAULTS = { policy: {}, logo: null, redirectUris: [] }

function normalizeName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
