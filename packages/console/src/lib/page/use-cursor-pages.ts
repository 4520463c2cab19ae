import { useLocation, useNavigate, useSearchParams } from 'react-router'

/**
 * Pages of a Relay connection. The cursor is in the address, the previous cursors in the history entry. A page opened from a link
 * has no previous cursors and goes back to the first page.
 */
export function useCursorPages() {
  const [params] = useSearchParams()
  const location = useLocation()
  const navigate = useNavigate()
  const after = params.get('after')
  const state: unknown = location.state
  const trail: string[] = isTrail(state) ? state.trail : []

  const goTo = (cursor: string | null, nextTrail: string[]) => {
    const next = new URLSearchParams(params)
    if (cursor) next.set('after', cursor)
    else next.delete('after')
    void navigate({ search: next.toString() }, { state: { trail: nextTrail } })
  }
  return {
    after,
    isFirstPage: after === null,
    pageNumber: after === null ? 1 : trail.length > 0 ? trail.length + 1 : null,
    goToNext: (endCursor: string) => goTo(endCursor, [...trail, after ?? '']),
    goToPrevious: () => goTo(trail.at(-1) || null, trail.slice(0, -1)),
  }
}

const isTrail = (state: unknown): state is { trail: string[] } =>
  typeof state === 'object' &&
  state !== null &&
  'trail' in state &&
  Array.isArray(state.trail) &&
  state.trail.every((each) => typeof each === 'string')
