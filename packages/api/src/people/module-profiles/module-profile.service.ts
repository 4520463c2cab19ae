import { hasUnclear } from '@sallyport/shared/visible-text'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database, Executor } from '../../database/database.ts'
import { BadInputError, NotFoundError } from '../../errors/common-errors.ts'
import { lockFor } from '../../database/lock-for.ts'
import type { Actor } from '../../caller/actor.ts'
import { type GuardChange, type GuardRefusal, toGuardProblems, toOverrideDetails } from '../../change-guard/refusal.ts'
import type { FieldProblem } from '../../errors/field-problem.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { forgetBrowsers } from '../sessions/remembered-browser.statements.ts'
import type { EndLogonsOfUser } from '../accounts/logons-of-user.ts'
import { createEnrollmentCode, ENROLLMENT_CODE_LIFE_MS, toEnrollmentCodeHash } from './enrollment-code.ts'
import { deleteEnrollmentCode, storeEnrollmentCode } from './enrollment-code.statements.ts'
import { findModuleProfile, isNameOfAnother, storeModuleProfile } from './module-profile.statements.ts'
import { checkMayChange } from '../roles/role-authority.ts'
import { deleteEnrollment, findUserRow, lockUser, type UserRow } from '../accounts/user-admin.statements.ts'
import type { GuardedUsers } from '../../change-guard/proposed-user.ts'
import type { UserDirectory, UserRecord } from '../accounts/user-directory.ts'

const MAX_NAME_LENGTH = 100

export interface UserModuleServiceDependencies {
  database: Database
  masterKey: MasterKey
  clock: Clock
  modules: ModuleRegistry
  directory: UserDirectory
  endLogonsOfUser: EndLogonsOfUser
  onLogonsEnded(userId: string): void
  guardChange: GuardChange<GuardedUsers>
}

/** Settings of one user in one module: external name, enrollment codes, remembered browsers. */
export class UserModuleService {
  readonly #deps: UserModuleServiceDependencies

  constructor(dependencies: UserModuleServiceDependencies) {
    this.#deps = dependencies
  }

  /**
   * Sets the external name. A stored id of the user in the outside service would override it, so it is deleted, with
   * the remembered browsers.
   */
  async setExternalName(
    input: { userId: string; module: string; name: string | null; override?: string | null },
    actor: Actor,
  ): Promise<{ user: UserRecord } | { problems: FieldProblem[]; refusal?: GuardRefusal }> {
    const { clock, directory, endLogonsOfUser, onLogonsEnded, guardChange } = this.#deps
    const module = this.#getModule(
      input.module,
      (found) => found.enrollment?.externalName !== undefined,
      'has no names of its own for users',
    )
    const name = input.name?.normalize('NFC').trim() || null
    if (name && ([...name].length > MAX_NAME_LENGTH || hasUnclear(name))) return { problems: [INVALID] }
    const outcome = await this.#change(
      input.userId,
      async (tx, row) => {
        await checkMayChange(tx, row, actor)
        const before = (await findModuleProfile(tx, row.id, module.id))?.externalName ?? null
        if (before === name) return null
        if (name && (await isNameOfAnother(tx, { module: module.id, name, userId: row.id })))
          return { problems: [TAKEN] }
        const guarded = await guardChange(
          tx,
          { users: new Map([[row.id, { externalNames: new Map([[module.id, name]]) }]]) },
          input.override,
        )
        if ('refusal' in guarded) return { problems: toGuardProblems(guarded.refusal), refusal: guarded.refusal }
        await endLogonsOfUser(tx, row.id)
        await storeModuleProfile(tx, row.id, module.id, { externalName: name, claimedName: null })
        await deleteEnrollment(tx, row.id, module.id)
        await forgetBrowsers(tx, { userId: row.id, module: module.id })
        await insertAuditEvent(tx, clock.now(), {
          type: 'user.external-name-set',
          outcome: 'SUCCESS',
          actor,
          subject: row,
          module: module.id,
          client: actor.client,
          details: { before, after: name, ...toOverrideDetails(guarded) },
        })
        return null
      },
      { isGuarded: true },
    )
    if (outcome) return outcome
    onLogonsEnded(input.userId)
    return { user: (await directory.find(input.userId))! }
  }

  /** Creates a code, which replaces the previous one. Only its hash is stored. */
  async createEnrollmentCode(
    userId: string,
    moduleId: string,
    actor: Actor,
  ): Promise<{ code: string; expiresAt: number }> {
    const { clock, masterKey } = this.#deps
    const module = this.#getModule(
      moduleId,
      (found) => found.enrollment?.usesCodes === true,
      'takes no enrollment codes',
    )
    const code = createEnrollmentCode()
    const now = clock.now()
    const expiresAt = now + ENROLLMENT_CODE_LIFE_MS
    await this.#change(userId, async (tx, row) => {
      await checkMayChange(tx, row, actor)
      const codeHash = toEnrollmentCodeHash(masterKey, userId, module.id, code)
      await storeEnrollmentCode(tx, {
        userId,
        module: module.id,
        codeHash,
        createdAt: now,
        createdBy: actor.username,
        expiresAt,
      })
      await insertAuditEvent(tx, now, {
        type: 'user.enrollment-code-created',
        outcome: 'SUCCESS',
        actor,
        subject: row,
        module: module.id,
        client: actor.client,
        details: { expiresAt },
      })
    })
    return { code, expiresAt }
  }

  async removeEnrollmentCode(userId: string, moduleId: string, actor: Actor): Promise<boolean> {
    return this.#change(userId, async (tx, row) => {
      if (!(await deleteEnrollmentCode(tx, userId, moduleId))) return false
      await insertAuditEvent(tx, this.#deps.clock.now(), {
        type: 'user.enrollment-code-removed',
        outcome: 'SUCCESS',
        actor,
        subject: row,
        module: moduleId,
        client: actor.client,
      })
      return true
    })
  }

  /** Called by an administrator or by the user. Returns the number of browsers. */
  async forgetBrowsers(userId: string, actor: Actor): Promise<number> {
    return this.#change(userId, async (tx, row) => {
      const count = await forgetBrowsers(tx, { userId })
      if (count > 0)
        await insertAuditEvent(tx, this.#deps.clock.now(), {
          type: 'user.browsers-forgotten',
          outcome: 'SUCCESS',
          actor,
          subject: row,
          client: actor.client,
          details: { count },
        })
      return count
    })
  }

  #change<T>(userId: string, work: (tx: Executor, row: UserRow) => Promise<T>, { isGuarded = false } = {}): Promise<T> {
    return this.#deps.database.transaction(async (tx) => {
      if (isGuarded) await lockFor(tx, 'configuration')
      // NOTE lock the user, then logons, then everything else, like a logon.
      if (!(await lockUser(tx, userId))) throw new NotFoundError('User')
      return work(tx, (await findUserRow(tx, userId))!)
    })
  }

  #getModule(id: string, isFit: (module: AuthenticationModule) => boolean, lack: string): AuthenticationModule {
    const module = this.#deps.modules.find(id)
    if (!module) throw new NotFoundError('Module')
    if (!isFit(module)) throw new BadInputError(`${module.title} ${lack}.`)
    return module
  }
}

const TAKEN: FieldProblem = {
  field: 'name',
  code: 'EXTERNAL_NAME_TAKEN',
  message: 'Another user has this name there. Each user needs a separate one.',
}
const INVALID: FieldProblem = {
  field: 'name',
  code: 'EXTERNAL_NAME_INVALID',
  message: `A name has at most ${MAX_NAME_LENGTH} visible characters.`,
}
