import { createHash } from 'node:crypto'

/**
 * Names the very password that was proved, without being a way to guess it faster: a digest of the stored hash, whose salt is random.
 * Another password, or the same one set again, has another.
 */
export const toPasswordProof = (passwordHash: string): string =>
  createHash('sha256').update(passwordHash).digest('base64url')
