import { createHash, timingSafeEqual } from 'node:crypto'

/** Compares two secrets without telling by time where they differ, or how long they are. */
export function equalInConstantTime(left: string, right: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest()
  return timingSafeEqual(hash(left), hash(right))
}
