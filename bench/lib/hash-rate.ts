import { verify } from '@node-rs/argon2'

export interface HashRate {
  perSecond: number
  cpuMsEach: number
}

/** Measures the bare rate of password checks, which no logon with a password can exceed. */
export async function measureHashRate(
  passwordHash: string,
  password: string,
  atOnce: number,
  seconds: number,
): Promise<HashRate> {
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  let count = 0
  const work = async () => {
    while (performance.now() - startedAt < seconds * 1_000) {
      await verify(passwordHash, password)
      count++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const elapsedMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpuBefore)
  return { perSecond: (count / elapsedMs) * 1_000, cpuMsEach: (user + system) / 1_000 / count }
}
