import { useQuery } from '@apollo/client/react'
import { IconDevices } from '@tabler/icons-react'
import { PageHeader } from '../../components/page/page-header.tsx'
import { Pager } from '../../components/table/pager.tsx'
import { SearchedList } from '../../components/table/searched-list.tsx'
import { SessionTable } from '../../components/sessions/session-table.tsx'
import { SessionsDocument } from './gql/sessions.ts'
import { useCursorPages } from '../../lib/page/use-cursor-pages.ts'
import { useUrlFilters } from '../../lib/page/use-url-filters.ts'
import { usePermission } from '../../lib/client/viewer.ts'

const PAGE_SIZE = 25

/** All open sessions. */
export function SessionsPage() {
  const { filters, setFilters } = useUrlFilters(['search'])
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
        description="Users who are logged on, with device and address. Ending a session takes effect at once."
      />
      <SearchedList
        label="Search sessions"
        placeholder="Username, name or address"
        search={filters.search}
        onSearch={(search) => setFilters({ search })}
        icon={IconDevices}
        isEmpty={sessions?.nodes.length === 0}
        noMatch={{ title: 'No matching sessions', hint: 'Try part of the username or address.' }}
        error={!data && error}
        onRetry={refetch}>
        <SessionTable caption="Sessions" sessions={sessions?.nodes} showsUser canEnd={canEnd} />
      </SearchedList>
      <Pager pages={pages} pageInfo={sessions?.pageInfo}>
        {sessions &&
          sessions.totalCount > 0 &&
          (sessions.totalCount === 1 ? '1 session' : `${sessions.totalCount} sessions`)}
      </Pager>
    </>
  )
}
