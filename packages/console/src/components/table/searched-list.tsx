import { Box } from '@mantine/core'
import type { ReactNode } from 'react'
import { ListPanel } from '../page/list-panel.tsx'
import { NoMatch, type NoMatchProps } from '../page/no-match.tsx'
import { SearchField } from './search-field.tsx'

interface SearchedListProps extends Pick<NoMatchProps, 'icon'> {
  label: string
  placeholder: string
  search: string
  onSearch: (search: string) => void
  isEmpty: boolean
  noMatch: { title: string; hint: string }
  error: unknown
  onRetry: () => unknown
  children: ReactNode
}

/** A list below its search field. A search without a match can be cleared. */
export function SearchedList({
  label,
  placeholder,
  search,
  onSearch,
  isEmpty,
  noMatch,
  icon,
  children,
  ...request
}: SearchedListProps) {
  return (
    <>
      <Box mb="md">
        <SearchField label={label} placeholder={placeholder} value={search} onSearch={onSearch} />
      </Box>
      <ListPanel
        {...request}
        empty={
          isEmpty && (
            <NoMatch icon={icon} title={noMatch.title} clearLabel="Clear search" onClear={() => onSearch('')}>
              {noMatch.hint}
            </NoMatch>
          )
        }>
        {children}
      </ListPanel>
    </>
  )
}
