import { useQuery } from '@apollo/client/react'
import { Anchor, Code } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { type Column, DataTable } from '../../components/table/data-table.tsx'
import { EmptyList } from '../../components/page/empty-list.tsx'
import { ListPanel } from '../../components/page/list-panel.tsx'
import { OutcomeBadge } from '../../components/audit/outcome-badge.tsx'
import { NoMatch } from '../../components/page/no-match.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { Pager } from '../../components/table/pager.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import type { AuditRowFragment } from '../../lib/documents/gql/fragments.ts'
import { AuditEventsDocument } from './gql/audit.ts'
import { describeAuditType, describePlace } from '../../lib/words/audit-words.ts'
import { useCursorPages } from '../../lib/page/use-cursor-pages.ts'
import { useUrlFilters } from '../../lib/page/use-url-filters.ts'
import { EventDrawer } from './event-drawer.tsx'
import { AUDIT_FILTER_NAMES, type AuditFilters, toAuditFilter } from './audit-filter.ts'
import { FiltersBar } from './filters-bar.tsx'
import { ReferenceSearch } from './reference-search.tsx'

const PAGE_SIZE = 30

/** The outcome of every logon, and every change, newest first. */
export function AuditPage() {
  const { filters, setFilters, isFiltered } = useUrlFilters(AUDIT_FILTER_NAMES)
  const pages = useCursorPages()
  const [opened, setOpened] = useState<AuditRowFragment | null>(null)
  // "Last hour" counts from when it was chosen: a new time on every render would send a request on every render.
  const [chosenAtMs, setChosenAtMs] = useState(() => Date.now())
  const choose = (change: Partial<AuditFilters>) => {
    setChosenAtMs(Date.now())
    setFilters(change)
  }
  const filterKey = JSON.stringify(filters)
  const filter = useMemo(() => toAuditFilter(JSON.parse(filterKey), chosenAtMs), [filterKey, chosenAtMs])
  const { data, error, refetch } = useQuery(AuditEventsDocument, {
    variables: { first: PAGE_SIZE, after: pages.after, filter },
  })
  const events = data?.auditEvents

  const columns: Column<AuditRowFragment>[] = [
    {
      label: 'Event',
      isTitle: true,
      render: (event) => (
        <Anchor component="button" type="button" size="sm" fw={500} ta="start" onClick={() => setOpened(event)}>
          {describeAuditType(event.type)}
        </Anchor>
      ),
    },
    { label: 'Outcome', render: (event) => <OutcomeBadge outcome={event.outcome} /> },
    { label: 'User', render: (event) => event.subject ?? '' },
    { label: 'Logon step', render: (event) => describePlace(event) },
    { label: 'Code', render: (event) => event.code && <Code>{event.code}</Code> },
    { label: 'Done by', render: (event) => event.actor ?? '' },
    { label: 'When', render: (event) => <RelativeTime at={event.at} /> },
  ]
  return (
    <>
      <PageHeader
        title="Audit log"
        description="How every logon ended, and every change, newest first. Look up the reference that a user quotes."
        actions={<ReferenceSearch />}
      />
      <FiltersBar filters={filters} isFiltered={isFiltered} onChange={choose} />
      <ListPanel
        error={!data && error}
        onRetry={refetch}
        empty={
          events?.nodes.length === 0 &&
          (isFiltered ? (
            <NoMatch
              icon={IconHistory}
              title="No matching events"
              clearLabel="Clear filters"
              onClear={() => choose(Object.fromEntries(AUDIT_FILTER_NAMES.map((name) => [name, ''])))}>
              Usernames match from their beginning. Enter codes and references in full.
            </NoMatch>
          ) : (
            <EmptyList icon={IconHistory} title="No events yet">
              Logons and changes appear here as they happen.
            </EmptyList>
          ))
        }>
        <DataTable
          caption="Audit log"
          columns={columns}
          rows={events?.nodes}
          toKey={(event) => event.id}
          onOpen={setOpened}
        />
      </ListPanel>
      <Pager pages={pages} pageInfo={events?.pageInfo} />
      <EventDrawer event={opened} onClose={() => setOpened(null)} />
    </>
  )
}
