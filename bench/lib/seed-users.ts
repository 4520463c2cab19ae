import { hash } from '@node-rs/argon2'
import { DatabaseSync } from 'node:sqlite'

export const PASSWORD = 'correct horse battery staple'
/** As the server hashes (`packages/api/src/users/password-hasher.ts`), so that nothing is hashed anew at the logon. */
export const HASH_COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Users `user0`, `user1` … with a real hash of the same password, straight into the database: making each would take its own hash. */
export async function seedUsers(databaseFile: string, count: number): Promise<void> {
  const passwordHash = await hash(PASSWORD, HASH_COST)
  const database = new DatabaseSync(databaseFile)
  try {
    database.exec('begin')
    const insert = database.prepare(
      `insert into users (id, username, username_canonical, enabled, roles, password_hash, created_at, updated_at) values (?, ?, ?, 1, '[]', ?, 1, 1)`,
    )
    for (let number = 0; number < count; number++) insert.run(`usr_bench${number}`, `user${number}`, `user${number}`, passwordHash)
    database.exec('commit')
  } finally {
    database.close()
  }
}
