import { createHash, timingSafeEqual } from 'node:crypto'

/** Compares two secrets in a time that reveals neither where they differ nor their length. */
export function equalInConstantTime(left: string, right: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest()
  return timingSafeEqual(hash(left), hash(right))
}
