import { DatabaseSync } from 'node:sqlite'

/** The password of all users and of the administrator. */
export const PASSWORD = 'correct horse battery staple'
/** The server's cost of a hash (`packages/api/src/people/passwords/password-hasher.ts`). */
export const HASH_COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * Inserts the users `user0`, `user1` … into the database, each with the administrator's hash: hashing for each would take long, and the
 * server would replace a hash that it has not made itself (without its pepper) at the first logon.
 */
export function seedUsers(databaseFile: string, count: number, administrator: string): void {
  const database = new DatabaseSync(databaseFile)
  try {
    database.exec('begin')
    const insert = database.prepare(
      `insert into users (id, username, username_canonical, enabled, roles, password_hash, created_at, updated_at)
       select ?, ?, ?, 1, '[]', password_hash, 1, 1 from users where username = ?`,
    )
    for (let number = 0; number < count; number++)
      insert.run(`usr_bench${number}`, `user${number}`, `user${number}`, administrator)
    database.exec('commit')
  } finally {
    database.close()
  }
}
