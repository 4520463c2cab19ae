import { DatabaseSync } from 'node:sqlite'

/** Everybody's, the administrator's too. */
export const PASSWORD = 'correct horse battery staple'
/** As the server hashes (`packages/api/src/people/passwords/password-hasher.ts`). */
export const HASH_COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * Users `user0`, `user1` … straight into the database, each with the administrator's hash: making one for each would take its time, and one that the
 * server has not made itself (without its pepper) would be made anew at the first logon.
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
