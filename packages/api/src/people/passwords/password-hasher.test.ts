import { describe, expect, it } from 'vitest'
import { PasswordHasher } from './password-hasher.ts'

const cost = { memoryCost: 8, timeCost: 1, parallelism: 1 }
const pepper = Buffer.alloc(32, 7)
const PASSWORD = 'correct horse battery'

describe('a pepper', () => {
  it('goes into every hash: without it, or with another one, no password matches', async () => {
    const hasher = new PasswordHasher({ cost, pepper })
    const stored = await hasher.hash(PASSWORD)
    expect(stored).toMatch(/^p1\$argon2id\$v=19\$m=8,t=1,p=1\$/)
    expect(await hasher.verify(stored, PASSWORD)).toBe(true)
    expect(await hasher.verify(stored, 'another password')).toBe(false)
    expect(await new PasswordHasher({ cost, pepper: Buffer.alloc(32, 8) }).verify(stored, PASSWORD)).toBe(false)
    expect(await new PasswordHasher({ cost }).verify(stored.slice(2), PASSWORD)).toBe(false)
  })

  it('fails loudly if it is missing, and not like a wrong password', async () => {
    const stored = await new PasswordHasher({ cost, pepper }).hash(PASSWORD)
    await expect(new PasswordHasher({ cost }).verify(stored, PASSWORD)).rejects.toThrow('pepper')
  })

  it('is added to hashes without it at the next logon', async () => {
    const old = await new PasswordHasher({ cost }).hash(PASSWORD)
    const hasher = new PasswordHasher({ cost, pepper })
    expect(await hasher.verify(old, PASSWORD)).toBe(true)
    expect(hasher.isOutdated(old)).toBe(true)
    expect(hasher.isOutdated(await hasher.hash(PASSWORD))).toBe(false)
  })
})
