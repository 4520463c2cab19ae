import { checkRecord } from '@sallyport/shared/check-record'
import {
  INVARIANT_EXCEPTIONS,
  type InvariantException,
  type InvariantNever,
  type InvariantRule,
  findInvariantProblems,
  toInvariantSentence,
} from '@sallyport/shared/invariant'
import { INVARIANT_FIELDS, MAX_INVARIANTS } from '@sallyport/shared/invariant-fields'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database, Executor } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import { BadInputError, NotFoundError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import type { FieldProblem } from '../../errors/field-problem.ts'
import type { Clock } from '../../lib/clock.ts'
import { randomId } from '../../lib/random.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import { toOverrideReason } from '../../change-guard/guard-change.ts'
import type { InvariantVerdict } from '../../change-guard/proposed-change.ts'
import { TAKEN_BACK, loadWorld } from '../world/facts.ts'
import { checkInvariant, checkInvariants, loadInvariantNames } from './invariant-checker.ts'
import {
  type StoredInvariant,
  deleteInvariant,
  insertInvariant,
  listInvariants,
  updateInvariant,
} from './invariant.statements.ts'
import type { InvariantInput } from './invariant.type.ts'
import type { SimulatedLogon } from '../forecast/simulation.type.ts'

export interface InvariantWithSentence extends StoredInvariant {
  sentence: string
}
export type SaveInvariantOutcome =
  | { saved: InvariantWithSentence }
  | { problems: FieldProblem[]; counterExample: SimulatedLogon | null }

/** Rules that administrators write down and that every publication has to keep. */
export class InvariantService {
  readonly #database: Database
  readonly #modules: ModuleRegistry
  readonly #clock: Clock

  constructor({ database, modules, clock }: { database: Database; modules: ModuleRegistry; clock: Clock }) {
    this.#database = database
    this.#modules = modules
    this.#clock = clock
  }

  async list(): Promise<InvariantWithSentence[]> {
    const executor = this.#database.sql
    const names = await loadInvariantNames(executor, await this.#loadWorld(executor))
    return (await listInvariants(executor)).map((invariant) => ({
      ...invariant,
      sentence: toInvariantSentence(invariant.rule, names),
    }))
  }

  /** Whether each is kept by what is live now. */
  async check(): Promise<InvariantVerdict[]> {
    return checkInvariants(this.#database.sql, await this.#loadWorld(this.#database.sql), {})
  }

  async save(input: InvariantInput, actor: Actor): Promise<SaveInvariantOutcome> {
    const {
      values: { name, ...scope },
      problems: malformed,
    } = checkRecord(INVARIANT_FIELDS, input)
    if (malformed[0]) throw new BadInputError(malformed[0].message)
    const rule: InvariantRule = { ...scope, never: toNever(input) }
    return this.#database.transaction(async (tx) => {
      await lockFor(tx, 'configuration')
      const all = await listInvariants(tx)
      const before = input.id == null ? null : all.find(({ id }) => id === input.id)
      if (before === undefined) throw new NotFoundError('Invariant')
      if (before && input.revision != null && input.revision !== before.revision)
        return refuse(
          'INVARIANT_STALE',
          null,
          'Somebody else changed this invariant since you opened it. Reload it, then save again.',
        )
      if (all.some((other) => other.name === name && other.id !== before?.id))
        return refuse('INVARIANT_NAME_TAKEN', 'name', `Another invariant is named “${name}”. Choose another name.`)
      if (!before && all.length >= MAX_INVARIANTS)
        throw new BadInputError(`There can be ${MAX_INVARIANTS} invariants at most.`)
      const world = await this.#loadWorld(tx)
      const names = await loadInvariantNames(tx, world)
      const problems = findInvariantProblems(rule, names)
      if (problems.length > 0)
        return {
          problems: problems.map((problem) => ({ ...problem, code: 'INVARIANT_INVALID' })),
          counterExample: null,
        }
      const next: StoredInvariant = { id: before?.id ?? randomId('inv'), name, rule, revision: before?.revision ?? 0 }
      // Also once what nobody has confirmed yet has taken itself back.
      const verdicts = [world, await this.#loadWorld(tx, { flowsAt: TAKEN_BACK })].map((each) =>
        checkInvariant(each, names, next),
      )
      const verdict = verdicts.find(({ isKept }) => !isKept) ?? verdicts[0]!
      const reason = verdict.isKept ? null : toOverrideReason(input.override)
      if (!verdict.isKept && reason === null)
        return {
          ...refuse(
            'INVARIANT_BROKEN_NOW',
            null,
            `What is live now breaks it, or what may be live again: ${(verdict.counterExample as SimulatedLogon).sentence}`,
          ),
          counterExample: verdict.counterExample as SimulatedLogon,
        }
      const at = this.#clock.now()
      await storeInvariant(tx, next, { isNew: !before, at })
      await recordInvariant(tx, at, actor, before ? 'invariant.updated' : 'invariant.created', {
        name,
        sentence: verdict.invariant.sentence,
        ...(reason !== null && { override: reason }),
      })
      return { saved: { ...next, revision: next.revision + 1, sentence: verdict.invariant.sentence } }
    })
  }

  /** @param reason in words, for the audit log. False when there is none with this id. */
  async remove(id: string, reason: string, actor: Actor): Promise<boolean> {
    const words = toOverrideReason(reason)
    if (words === null)
      throw new BadInputError('Say in 10 to 500 characters why the invariant is to go: it stands in the audit log.')
    return this.#database.transaction(async (tx) => {
      await lockFor(tx, 'configuration')
      const invariant = (await listInvariants(tx)).find((each) => each.id === id)
      if (!invariant || !(await deleteInvariant(tx, id))) return false
      await recordInvariant(tx, this.#clock.now(), actor, 'invariant.removed', { name: invariant.name, reason: words })
      return true
    })
  }

  #loadWorld(executor: Executor, options: { flowsAt?: number } = {}) {
    return loadWorld(executor, this.#modules, this.#clock.now(), {}, options)
  }
}

/** NOTE in a transaction that has its turn for `configuration`. */
export async function storeInvariant(
  tx: Executor,
  invariant: StoredInvariant,
  { isNew, at }: { isNew: boolean; at: number },
): Promise<void> {
  const isStored = isNew ? await insertInvariant(tx, invariant, at) : await updateInvariant(tx, invariant, at)
  if (!isStored) throw new Error('An invariant was changed out of turn')
}

export async function recordInvariant(
  tx: Executor,
  at: number,
  actor: Actor,
  type: 'invariant.created' | 'invariant.updated' | 'invariant.removed',
  details: Record<string, unknown>,
): Promise<void> {
  await insertAuditEvent(tx, at, { type, outcome: 'SUCCESS', actor, client: actor.client, details })
}

const refuse = (code: string, field: string | null, message: string) => ({
  problems: [{ field, code, message }],
  counterExample: null,
})

function toNever({
  never,
  module,
  exception,
  factors,
}: Pick<InvariantInput, 'never' | 'module' | 'exception' | 'factors'>): InvariantNever {
  switch (never) {
    case 'COMPLETE_WITHOUT':
      if (module == null) throw new BadInputError('COMPLETE_WITHOUT needs a module.')
      return { completeWithout: module }
    case 'COMPLETE_BY_EXCEPTION':
      if (!INVARIANT_EXCEPTIONS.includes(exception as InvariantException))
        throw new BadInputError(`COMPLETE_BY_EXCEPTION needs an exception: ${INVARIANT_EXCEPTIONS.join(', ')}.`)
      return { completeByException: exception as InvariantException }
    case 'COMPLETE_WITH_FEWER_FACTORS':
      if (factors == null) throw new BadInputError('COMPLETE_WITH_FEWER_FACTORS needs a number of factors.')
      return { completeWithFewerFactorsThan: factors }
  }
}
