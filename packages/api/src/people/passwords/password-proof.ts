import { createHash } from 'node:crypto'

/**
 * Identifies the checked password without making it easier to guess: a digest of the stored hash, whose salt is random.
 * Another password, or the same one set again, has another digest.
 */
export const toPasswordProof = (passwordHash: string): string =>
  createHash('sha256').update(passwordHash).digest('base64url')
