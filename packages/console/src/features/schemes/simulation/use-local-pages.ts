import { useState } from 'react'

/** Pages of a list that is not in the address, such as one in a drawer. */
export function useLocalPages() {
  const [trail, setTrail] = useState<readonly string[]>([])
  return {
    after: trail.at(-1) ?? null,
    isFirstPage: trail.length === 0,
    pageNumber: trail.length + 1,
    goToNext: (endCursor: string) => setTrail([...trail, endCursor]),
    goToPrevious: () => setTrail(trail.slice(0, -1)),
    restart: () => setTrail([]),
  }
}
