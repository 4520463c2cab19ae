import type { Database } from '../../database/database.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import type { StepUser } from '../../module-contract/step-context.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'
import { findUserById } from '../../people/accounts/user.statements.ts'
import { refuseConflict } from './identity-conflict.ts'
import { MoveRecord } from './move-record.ts'
import type { LogonMove } from './move.ts'
import { isLastStep, type StepPosition } from './step-position.ts'
import type { StepRunner } from './step-runner.ts'
import { toFakeUser, toStepUser } from './step-user.ts'

/** Walks a logon through its scheme until a step asks, waits or denies, or none is left. Stores nothing. */
export class SchemeWalk {
  constructor(
    private readonly runner: StepRunner,
    private readonly database: Database,
    private readonly masterKey: MasterKey,
  ) {}

  /** Begins with the first step. */
  async begin(at: StepPosition): Promise<LogonMove> {
    return this.advance(at, await this.runner.begin(at))
  }

  /** Goes on from an outcome of the current step. */
  async advance(from: StepPosition, first: StepOutcome): Promise<LogonMove> {
    const record = new MoveRecord(this.masterKey, (at, state) => this.runner.toPromptTitle(at, state))
    let at = from
    let outcome = first
    for (;;) {
      outcome = await refuseConflict(this.database.sql, at, outcome)
      record.addSideEffects(at, outcome)
      if (outcome.kind === 'rejected' || outcome.kind === 'denied') return record.closeRefused(at, outcome)
      if (outcome.kind !== 'waiting') at = { ...at, user: at.user ?? (await this.#identify(outcome)) }
      if (outcome.kind !== 'passed') return record.closeAsking(at, outcome)
      record.addPassed(at, outcome)
      if (isLastStep(at)) return record.close(at, { kind: 'through' })
      at = { ...at, position: at.position + 1 }
      outcome = await this.runner.begin(at)
    }
  }

  async #identify({
    userId,
    unknownUsername,
  }: {
    userId?: string
    unknownUsername?: string
  }): Promise<StepUser | null> {
    if (unknownUsername !== undefined) return toFakeUser(unknownUsername)
    if (userId === undefined) return null
    const user = await findUserById(this.database.sql, userId)
    if (!user) throw new Error('A step identified a user who does not exist')
    return toStepUser(user)
  }
}
