import { useQuery } from '@apollo/client/react'
import { Anchor, Grid, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { EventList } from '../../components/audit/event-list.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { OverviewDocument } from './gql/overview.ts'
import { useUrlFilters } from '../../lib/page/use-url-filters.ts'
import { usePermission } from '../../lib/client/viewer.ts'
import { AlarmList } from './alarm-list.tsx'
import { ModuleHealthList } from './module-health-list.tsx'
import { OverviewFigures } from './overview-figures.tsx'
import { ProvisionalPublications } from './provisional-publications.tsx'
import { SetupChecklist } from './setup-checklist.tsx'
import { WarningList } from './warning-list.tsx'

const LogonsChart = lazy(async () => ({ default: (await import('./logons-chart.tsx')).LogonsChart }))

const PERIODS = [
  { value: '24', label: '24 hours' },
  { value: '168', label: '7 days' },
  { value: '720', label: '30 days' },
]
const REFRESH_MS = 30_000

/** Recent logons and what needs attention; on a fresh system, also the steps to the first logon with Duo. */
export function OverviewPage() {
  const { filters, setFilters } = useUrlFilters(['hours'])
  const canSeeSchemes = usePermission('schemes:read')
  const hours = PERIODS.some((period) => period.value === filters.hours) ? filters.hours : '24'
  const { data, previousData, error, refetch } = useQuery(OverviewDocument, {
    variables: { hours: Number(hours) },
    pollInterval: REFRESH_MS,
  })
  const overview = (data ?? previousData)?.overview

  return (
    <>
      <PageHeader
        title="Overview"
        description="Recent logons, and what needs your attention."
        actions={
          <SegmentedControl
            data={PERIODS}
            value={hours}
            onChange={(value) => setFilters({ hours: value })}
            aria-label="Period"
          />
        }
      />
      {canSeeSchemes && <ProvisionalPublications />}
      {error && !overview && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!overview && !error && (
        <Stack>
          <Skeleton height={96} />
          <Skeleton height={300} />
        </Stack>
      )}
      {overview && (
        <Stack gap="lg">
          <SetupChecklist items={overview.checklist} />
          <AlarmList alarms={overview.alarms} />
          <WarningList warnings={overview.warnings} />
          <OverviewFigures buckets={overview.buckets} medianSecondsToGetIn={overview.medianSecondsToGetIn ?? null} />
          <Panel title="Logons" description="By outcome, over the chosen period.">
            <Suspense fallback={<Skeleton height={260} />}>
              <LogonsChart buckets={overview.buckets} hours={Number(hours)} />
            </Suspense>
          </Panel>
          <Grid gap="lg">
            <Grid.Col span={{ base: 12, md: 5 }}>
              <Panel title="Modules">
                <ModuleHealthList modules={overview.modules} />
              </Panel>
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 7 }}>
              <Panel
                title="Latest refusals"
                isFlush
                actions={
                  <Anchor component={Link} to="/audit?outcome=FAILURE" size="sm">
                    All in the audit log
                  </Anchor>
                }>
                {overview.latestRefusals.length > 0 ? (
                  <EventList label="Latest refusals" events={overview.latestRefusals} showsSubject linksToAudit />
                ) : (
                  <Text size="sm" c="dimmed" px="lg" pb="lg">
                    No refused logons.
                  </Text>
                )}
              </Panel>
            </Grid.Col>
          </Grid>
        </Stack>
      )}
    </>
  )
}
