import { createHash } from 'node:crypto'

/** Of what somebody reviewed: the steps, and the published version that they were compared with. Any other publication in between changes it. */
export function toReviewHash({
  key,
  published,
  stepsHash,
}: {
  key: string
  published: { number: number; hash: string }
  stepsHash: string
}): string {
  return createHash('sha256')
    .update(JSON.stringify([key, published.number, published.hash, stepsHash]), 'utf8')
    .digest('hex')
}
