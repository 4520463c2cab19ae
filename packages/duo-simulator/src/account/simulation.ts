import { Faults } from '../faults/faults.ts'
import { Deadlines } from '../lib/deadlines.ts'
import { ChangeFeed } from '../state/change-feed.ts'
import { SimulatorState } from '../state/simulator-state.ts'
import { AuthenticationLog } from './authentication-log.ts'
import { AuthorizationCodes } from './authorization-codes.ts'
import { Decisions } from './decisions.ts'
import { Enrollments } from './enrollments.ts'
import { Prompts } from './prompts.ts'
import { RememberedDevices } from './remembered-devices.ts'
import { RequestLog } from './request-log.ts'
import { SpentAssertions } from './spent-assertions.ts'
import { Transactions } from './transactions.ts'
import { VerifiedPushOffers } from './verified-push-offers.ts'

/** The simulator's addresses, filled in once the ports are open. */
export interface Addresses {
  /** Host and port, as an administrator enters them. */
  apiHostname: string
  url: string
  pagesUrl: string
}

/** One simulated Duo account: its state and everything that changes it. Both servers share it. */
export class Simulation {
  readonly now: () => number
  readonly addresses: Addresses
  readonly changes = new ChangeFeed()
  readonly state = new SimulatorState()
  readonly requestLog = new RequestLog(this.changes)
  readonly authenticationLog = new AuthenticationLog(this.state)
  readonly faults = new Faults(this.changes)
  readonly deadlines: Deadlines
  readonly remembered: RememberedDevices
  readonly transactions: Transactions
  readonly decisions: Decisions
  readonly enrollments: Enrollments
  readonly verifiedPushes: VerifiedPushOffers
  readonly spentAssertions: SpentAssertions
  readonly authorizationCodes: AuthorizationCodes
  readonly prompts: Prompts

  constructor(addresses: Addresses, now?: () => number) {
    const { state, changes } = this
    this.addresses = addresses
    this.now = now ?? Date.now
    this.deadlines = new Deadlines(this.now, now === undefined)
    this.remembered = new RememberedDevices(state, this.now)
    this.transactions = new Transactions({
      state,
      changes,
      deadlines: this.deadlines,
      now: this.now,
      log: this.authenticationLog,
      remembered: this.remembered,
    })
    this.decisions = new Decisions(state, this.transactions)
    this.enrollments = new Enrollments(state, changes, this.now, () => addresses.apiHostname)
    this.verifiedPushes = new VerifiedPushOffers(this.now)
    this.spentAssertions = new SpentAssertions(this.now)
    this.authorizationCodes = new AuthorizationCodes(this.now)
    this.prompts = new Prompts(this.now, this.deadlines, changes)
  }
}
