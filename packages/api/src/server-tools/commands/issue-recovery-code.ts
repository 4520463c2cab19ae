import { toCanonicalUsername } from '@sallyport/shared/username'
import { insertAlarm } from '../../audit/alarm.statements.ts'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database, Executor } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { randomId } from '../../lib/random.ts'
import { LimitService } from '../../limits/limit-service.ts'
import { createRecoveryCode, toRecoveryCodeHash } from '../../people/recovery/recovery-code.ts'
import { deleteRecoveryCodes, insertRecoveryCodes } from '../../people/recovery/recovery-code.statements.ts'
import { STORED_ADMINISTRATOR, parseRoles, toStoredRoles } from '../../people/roles/roles.ts'
import { lockUser } from '../../people/accounts/user-admin.statements.ts'
import { ToolError } from '../tool/tool-error.ts'

const ADMINISTRATOR = 'administrator'

export interface RecoveryRequest {
  /** Null for the only administrator. */
  username: string | null
  minutes: number
  /** True to enable a disabled user, and to make a user an administrator if there is no other. */
  enable: boolean
  /** The user of the operating system who runs the command. */
  systemUser: string
}
export interface IssuedCode {
  username: string
  code: string
  expiresAt: number
  enabled: boolean
  madeAdministrator: boolean
}

/** Creates a single-use code with an expiry time. It takes effect at once, beside a running server. */
export async function issueRecoveryCode(
  { database, dataKey, clock }: { database: Database; dataKey: MasterKey; clock: Clock },
  { username, minutes, enable, systemUser }: RecoveryRequest,
): Promise<IssuedCode> {
  const code = createRecoveryCode()
  return database.transaction(async (tx) => {
    await lockFor(tx, 'administrators')
    const user = username === null ? await findOnlyAdministrator(tx) : await findUser(tx, username)
    const roles = parseRoles(user.roles)
    const change = { enabled: user.enabled === 0, madeAdministrator: !roles.includes(ADMINISTRATOR) }
    if ((change.enabled || change.madeAdministrator) && !enable)
      throw new ToolError(
        'NOT_AN_ADMINISTRATOR',
        `${user.username} is ${change.enabled ? 'disabled' : 'no administrator'}. Recovery codes are for enabled administrators. Add --enable to change that.`,
      )
    if (change.madeAdministrator) await checkNoOtherAdministrator(tx, user.id)
    const at = clock.now()
    await lockUser(tx, user.id)
    if (change.enabled || change.madeAdministrator)
      await tx
        .updateTable('users')
        .set({ enabled: 1, roles: toStoredRoles([...roles, ADMINISTRATOR]), updated_at: at })
        .where('id', '=', user.id)
        .execute()
    const expiresAt = at + minutes * 60_000
    await deleteRecoveryCodes(tx, user.id, 'machine')
    await insertRecoveryCodes(tx, [
      {
        id: randomId('rcv'),
        userId: user.id,
        kind: 'machine',
        codeHash: toRecoveryCodeHash(dataKey, user.id, code),
        createdAt: at,
        createdBy: systemUser,
        expiresAt,
      },
    ])
    // An attacker who guesses at the administrator's secrets must not be able to block this code as well.
    await new LimitService(database, dataKey, clock).forgetGuesses(tx, [user.id, toCanonicalUsername(user.username)])
    await insertAuditEvent(tx, at, {
      type: 'recovery.code-made',
      outcome: 'SUCCESS',
      actor: null,
      subject: user,
      details: { machineUser: systemUser, minutes, ...change },
    })
    await insertAlarm(tx, {
      at,
      kind: 'recovery-made',
      module: null,
      code: null,
      subjectId: user.id,
      subject: user.username,
      logonId: null,
      reference: null,
      ipAddress: null,
      userAgent: null,
    })
    return { username: user.username, code, expiresAt, ...change }
  })
}

const COLUMNS = ['id', 'username', 'enabled', 'roles'] as const

async function findUser(tx: Executor, username: string) {
  const user = await tx
    .selectFrom('users')
    .select(COLUMNS)
    .where('username_canonical', '=', toCanonicalUsername(username))
    .executeTakeFirst()
  if (!user) throw new ToolError('NO_SUCH_USER', `There is no user ${username}. ${await listAdministrators(tx)}`)
  return user
}

async function findOnlyAdministrator(tx: Executor) {
  const all = await tx
    .selectFrom('users')
    .select(COLUMNS)
    .where('enabled', '=', 1)
    .where('roles', 'like', STORED_ADMINISTRATOR)
    .orderBy('created_at')
    .limit(2)
    .execute()
  if (all.length === 1) return all[0]!
  if (all.length === 0)
    throw new ToolError(
      'NO_ADMINISTRATOR',
      'No administrator is enabled. Name a user with --username and add --enable.',
    )
  throw new ToolError(
    'SEVERAL_ADMINISTRATORS',
    `There are several administrators. Name one with --username. ${await listAdministrators(tx)}`,
  )
}

async function checkNoOtherAdministrator(tx: Executor, id: string): Promise<void> {
  const other = await tx
    .selectFrom('users')
    .select('username')
    .where('id', '!=', id)
    .where('enabled', '=', 1)
    .where('roles', 'like', STORED_ADMINISTRATOR)
    .orderBy('created_at')
    .executeTakeFirst()
  if (other)
    throw new ToolError(
      'ANOTHER_ADMINISTRATOR',
      `${other.username} is an enabled administrator. Create the code for them instead, and let them grant the role.`,
    )
}

async function listAdministrators(tx: Executor): Promise<string> {
  const rows = await tx
    .selectFrom('users')
    .select('username')
    .where('enabled', '=', 1)
    .where('roles', 'like', STORED_ADMINISTRATOR)
    .orderBy('created_at')
    .limit(20)
    .execute()
  return rows.length === 0
    ? 'There is no enabled administrator.'
    : `Enabled administrators: ${rows.map((row) => row.username).join(', ')}.`
}
