import { MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR } from '@sallyport/shared/password-rules'
import { toCanonicalUsername } from '@sallyport/shared/username'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Database } from '../../database/database.ts'
import { AppError } from '../../errors/app-error.ts'
import { randomId } from '../../lib/random.ts'
import type { PasswordHasher } from '../passwords/password-hasher.ts'
import type { PasswordPolicy } from '../passwords/password-policy.ts'
import { STORED_ADMINISTRATOR, toStoredRoles } from '../roles/roles.ts'
import { insertUser } from '../accounts/user-admin.statements.ts'
import { findUserProblems } from '../accounts/user-fields.ts'

const DONE = 'first-administrator'

/**
 * Creates the first administrator, only at the first start: a row records it, so that it does not happen again after
 * that administrator is removed (CVE-2023-46249), and only one of several starting nodes does it. Null if it was done
 * before.
 */
export async function ensureFirstAdministrator(
  { database, hasher, policy, at }: { database: Database; hasher: PasswordHasher; policy: PasswordPolicy; at: number },
  { username = 'admin', password }: { username?: string; password?: string },
): Promise<{ username: string; generatedPassword: string | null } | null> {
  if (await database.sql.selectFrom('server_meta').select('key').where('key', '=', DONE).executeTakeFirst()) return null
  const problem =
    findUserProblems({ username })[0] ??
    // The operator of the server decides, so only the rules that no one can skip apply.
    (password === undefined
      ? null
      : await policy.findProblem(
          password,
          'password',
          { username, email: null },
          MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR,
        ))
  if (problem)
    throw new AppError(
      'FIRST_ADMINISTRATOR_INVALID',
      `The first administrator can't be created: ${problem.message} (SALLYPORT_ADMIN_${problem.field?.toUpperCase()})`,
    )
  const generatedPassword = password === undefined ? generatePassword() : null
  const passwordHash = await hasher.hash(password ?? generatedPassword!)
  const user = { id: randomId('usr'), username: username.normalize('NFC').trim() }

  const isMade = await database.transaction(async (tx) => {
    const claim = await tx
      .insertInto('server_meta')
      .values({ key: DONE, value: user.id })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirst()
    if (claim.numInsertedOrUpdatedRows !== 1n) return false
    if (await tx.selectFrom('users').select('id').where('roles', 'like', STORED_ADMINISTRATOR).executeTakeFirst())
      return false
    const roles = toStoredRoles(['administrator'])
    const isNew = await insertUser(tx, {
      ...user,
      usernameCanonical: toCanonicalUsername(username),
      displayName: null,
      email: null,
      roles,
      passwordHash,
      at,
    })
    if (!isNew)
      throw new AppError(
        'FIRST_ADMINISTRATOR_INVALID',
        'The first administrator can’t be created: the username is taken (SALLYPORT_ADMIN_USERNAME).',
      )
    await insertAuditEvent(tx, at, {
      type: 'administrator.created',
      outcome: 'SUCCESS',
      subject: user,
      details: { passwordGenerated: generatedPassword !== null },
    })
    return true
  })
  return isMade ? { username: user.username, generatedPassword } : null
}

/** 20 characters that can't be misread (100 bits), in groups that are easy to type. */
function generatePassword(): string {
  return randomId('', 20).slice(1).match(/.{5}/g)!.join('-')
}
