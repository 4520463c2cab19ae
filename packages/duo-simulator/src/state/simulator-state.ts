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

/** Everything there is, found by its key. Knows no rule; those who change it publish the change. */
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
  /** Names and aliases as Duo compares them: whatever their case. */
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

  /** A changed user is a new object: the names of the old one are looked up to forget them. */
  putUser(user: User): void {
    const before = this.users.get(user.userId)
    if (before) this.#forgetNames(before)
    this.users.set(user.userId, user)
    for (const name of [user.username, ...user.aliases]) this.#userIdsByName.set(normalizeName(name), user.userId)
  }

  /** With everything that is the user's. */
  removeUser(user: User): void {
    this.#forgetNames(user)
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

  /** One new Auth API application, with keys of its own, instead of those there are. */
  replaceApplications(nowMs: number): void {
    const application = createApplicationRecord('auth-api', 'Partner Auth API', nowMs)
    this.applications.clear()
    this.applications.set(application.integrationKey, application)
  }

  /** Applications keep their keys, nothing else. */
  clearExceptApplications(): void {
    this.resetPolicy()
    for (const application of this.applications.values()) application.policy = {}
    for (const map of this.#clearable()) map.clear()
  }

  /** To be written out or copied at once: it still is the state itself. */
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
    // What somebody left out who wrote the document by hand is as at the beginning.
    for (const application of copy.applications)
      this.applications.set(application.integrationKey, { ...UNCHANGED, ...application })
    for (const user of copy.users) this.putUser(createUserRecord(user))
    for (const device of copy.devices) this.putDevice(createDeviceRecord(device))
    for (const enrollment of copy.enrollments) this.enrollments.set(enrollment.activationCode, enrollment)
    for (const invitation of copy.invitations) this.invitations.set(invitation.code, invitation)
    for (const remembered of copy.rememberedDevices) this.rememberedDevices.set(remembered.token, remembered)
    for (const transaction of copy.transactions) this.transactions.set(transaction.txid, transaction)
  }

  #forgetNames(user: User): void {
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

/** What an application has that nobody has changed. */
const UNCHANGED = { policy: {}, logo: null, redirectUris: [] }

function normalizeName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
