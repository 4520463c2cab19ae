import type { ApplicationType, ApplicationView } from '../contract/applications.ts'
import type { ActivationView, PasscodeView, NewDevice, DeviceView } from '../contract/devices.ts'
import type { Fault, NewFault } from '../contract/faults.ts'
import type { AuthenticationRecord, LoggedRequest } from '../contract/logs.ts'
import type { Policy, PolicyPatch } from '../contract/policy.ts'
import type { PromptView, PromptDecision } from '../contract/prompts.ts'
import type { Decision, DecisionView, PushView } from '../contract/pushes.ts'
import type { NewUser, UserView } from '../contract/users.ts'
import type { SimulatorDocument } from '../state/model.ts'
import type { Controls } from './actions/controls.ts'

/** The control API as methods: same names, same checks, same refusals (`ControlError`) as over HTTP. */
export class DuoSimulatorControl {
  readonly #controls: Controls

  constructor(controls: Controls) {
    this.#controls = controls
  }

  applications = (): ApplicationView[] => this.#controls.applications.list()
  createApplication = (type: ApplicationType = 'auth-api', name?: string, redirectUris?: string[]): ApplicationView =>
    this.#controls.applications.create({ type, name, redirectUris })
  updateApplication = (
    integrationKey: string,
    patch: { name?: string; logo?: string | null; redirectUris?: string[] },
  ): ApplicationView => this.#controls.applications.update(integrationKey, patch)
  removeApplication = (integrationKey: string): void => this.#controls.applications.remove(integrationKey)

  users = (): UserView[] => this.#controls.users.list()
  user = (username: string): UserView => this.#controls.users.view(username)
  createUser = (user: NewUser | string): UserView =>
    this.#controls.users.create(typeof user === 'string' ? { username: user } : user)
  updateUser = (username: string, patch: Partial<NewUser>): UserView => this.#controls.users.update(username, patch)
  removeUser = (username: string): void => this.#controls.users.remove(username)
  createBypassCodes = (username: string, count = 1): string[] =>
    this.#controls.users.createBypassCodes(username, { count })

  /** Enters a code on a phone: `duo://…`, the bare code, the activation link or the text of the QR code. */
  activate = (activationCode: string, deviceName?: string): ActivationView =>
    this.#controls.devices.activate({ activationCode, deviceName })
  devices = (): DeviceView[] => this.#controls.devices.list()
  createDevice = (username: string, device: NewDevice): DeviceView => this.#controls.devices.create(username, device)
  updateDevice = (id: string, patch: { name?: string; number?: string; online?: boolean }): DeviceView =>
    this.#controls.devices.update(id, patch)
  removeDevice = (id: string): void => this.#controls.devices.remove(id)
  passcode = (deviceId: string): PasscodeView => this.#controls.devices.passcode(deviceId)
  replacePasscode = (deviceId: string): PasscodeView => this.#controls.devices.replacePasscode(deviceId)

  pushes = (username?: string): PushView[] => this.#controls.pushes.list(username === undefined ? {} : { username })
  waitForPush = (username?: string, timeoutMs?: number): Promise<PushView> =>
    this.#controls.pushes.waitFor(username, timeoutMs)
  waitingClients = (): number => this.#controls.pushes.waitingClients()
  decide = (txid: string, answer: { decision: Decision; verificationCode?: string }): DecisionView =>
    this.#controls.pushes.decide(txid, answer)

  /** The open Universal Prompts, in browsers or from `openPrompt`. */
  prompts = (username?: string): PromptView[] => this.#controls.prompts.list(username === undefined ? {} : { username })
  waitForPrompt = (username?: string, timeoutMs?: number): Promise<PromptView> =>
    this.#controls.prompts.waitFor(username, timeoutMs)
  /** Opens the URL that the client created, in place of a browser. */
  openPrompt = (authUrl: string): PromptView => this.#controls.prompts.open({ authUrl })
  /** Ends a prompt, and returns where its browser goes: to the client's redirect URI, with a code or an error. */
  decidePrompt = (id: string, decision: PromptDecision): string =>
    this.#controls.prompts.decide(id, { decision }).location
  /** Opens and ends a prompt: takes the URL that the client created, returns the one that it gets back. */
  answerPrompt = (authUrl: string, decision: PromptDecision = 'approve'): string => {
    const { id, location } = this.openPrompt(authUrl)
    return location ?? this.decidePrompt(id, decision)
  }

  policy = (integrationKey?: string): Policy => this.#controls.policy.get(integrationKey)
  updatePolicy = (patch: PolicyPatch, integrationKey?: string): Policy =>
    this.#controls.policy.update(patch, integrationKey)
  resetPolicy = (integrationKey?: string): Policy => this.#controls.policy.reset(integrationKey)

  faults = (): Fault[] => this.#controls.simulation.faults.list()
  addFault = (fault: NewFault): Fault => this.#controls.simulation.faults.add(fault)
  clearFaults = (): void => this.#controls.simulation.faults.clear()

  log = (limit?: number): LoggedRequest[] => this.#controls.simulation.requestLog.list(limit)
  authentications = (): AuthenticationRecord[] => this.#controls.simulation.authenticationLog.list()
  state = (): SimulatorDocument => this.#controls.system.state()
  load = (document: SimulatorDocument): void => this.#controls.system.load(document)
  reset = (options: { keepKeys?: boolean } = {}): void => this.#controls.system.reset(options)
}
