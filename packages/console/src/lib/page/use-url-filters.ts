import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** Filters of a list, kept in the address so that they survive a reload and can be shared. A change leads to the first page. */
export function useUrlFilters<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams()
  const filters = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as Record<Name, string>

  const setFilters = useCallback(
    (change: Partial<Record<Name, string>>) => {
      setParams(
        (current) => {
          const next = new URLSearchParams(current)
          for (const [name, value] of Object.entries<string | undefined>(change)) {
            if (value) next.set(name, value)
            else next.delete(name)
          }
          next.delete('after')
          return next
        },
        { replace: true },
      )
    },
    [setParams],
  )
  return { filters, setFilters, isFiltered: names.some((name) => filters[name] !== '') }
}
