import * as argon2 from '@node-rs/argon2'

/**
 * Replaces the server's hashing library, so that a benchmark can switch its cost off and on while everything else stays the
 * same, including the thread pool. Loaded by `server-probe.ts`; the server itself has no such switch.
 */
const TRIVIAL = { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 } as const
const trivialHashes = new Map<string, Promise<string>>()
let isCostly = true

export function setCostly(value: boolean): void {
  isCostly = value
}

export const { hash } = argon2

export async function verify(passwordHash: string, password: string, options?: argon2.Options): Promise<boolean> {
  if (isCostly) return argon2.verify(passwordHash, password, options)
  let trivialHash = trivialHashes.get(password)
  if (!trivialHash) trivialHashes.set(password, (trivialHash = argon2.hash(password, TRIVIAL)))
  return argon2.verify(await trivialHash, password)
}
