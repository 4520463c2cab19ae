import { useQuery } from '@apollo/client/react'
import { Button, Group } from '@mantine/core'
import { IconDevices } from '@tabler/icons-react'
import { EmptyList } from '../../components/page/empty-list.tsx'
import { ListPanel } from '../../components/page/list-panel.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { Pager } from '../../components/table/pager.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { SearchField } from '../../components/table/search-field.tsx'
import { SessionTable } from '../../components/sessions/session-table.tsx'
import { SessionsDocument } from './gql/sessions.ts'
import { useCursorPages } from '../../lib/page/use-cursor-pages.ts'
import { useUrlFilters } from '../../lib/page/use-url-filters.ts'
import { usePermission } from '../../lib/client/viewer.ts'

const PAGE_SIZE = 25

/** Everybody who is logged on now. */
export function SessionsPage() {
  const { filters, setFilters, isFiltered } = useUrlFilters(['search'])
  const pages = useCursorPages()
  const canEnd = usePermission('sessions:write')
  const { data, error, refetch } = useQuery(SessionsDocument, {
    variables: { first: PAGE_SIZE, after: pages.after, search: filters.search || null },
  })
  const sessions = data?.sessions
  return (
    <>
      <PageHeader
        title="Sessions"
        description="Everybody who is logged on now, where and how. Ending a session takes effect at once."
      />
      <Group mb="md">
        <SearchField
          label="Search sessions"
          placeholder="Username, name or address"
          value={filters.search}
          onSearch={(search) => setFilters({ search })}
        />
      </Group>
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <ListPanel>
          {sessions && sessions.nodes.length === 0 ? (
            <EmptyList
              icon={IconDevices}
              title={isFiltered ? 'No session matches' : 'Nobody is logged on'}
              action={
                isFiltered && (
                  <Button variant="default" onClick={() => setFilters({ search: '' })}>
                    Clear search
                  </Button>
                )
              }>
              {isFiltered
                ? 'Try a part of the username or address.'
                : 'A session appears here as soon as somebody has passed a scheme.'}
            </EmptyList>
          ) : (
            <SessionTable caption="Sessions" sessions={sessions?.nodes} showsUser canEnd={canEnd} />
          )}
        </ListPanel>
      )}
      <Pager pages={pages} pageInfo={sessions?.pageInfo}>
        {sessions &&
          sessions.totalCount > 0 &&
          (sessions.totalCount === 1 ? '1 session' : `${sessions.totalCount} sessions`)}
      </Pager>
    </>
  )
}
