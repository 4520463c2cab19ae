import { useQuery } from '@apollo/client/react'
import { Button, Skeleton, Stack } from '@mantine/core'
import { IconHistoryOff } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { BackLink } from '../../../components/page/back-link.tsx'
import { EmptyList } from '../../../components/page/empty-list.tsx'
import { ListPanel } from '../../../components/page/list-panel.tsx'
import { PageHeader } from '../../../components/page/page-header.tsx'
import { ProblemNotice } from '../../../components/feedback/problem-notice.tsx'
import { LogonReplayDocument } from './gql/replay.ts'
import { HindsightPanel } from './hindsight-panel.tsx'
import { StepPanels } from './step-panels.tsx'
import { SummaryPanel } from './summary-panel.tsx'

/** What ids of logons begin with; a reference that somebody quotes has groups of four. */
const LOGON_ID = /^lgn_/

/** One logon from beginning to end, by its id or by the reference that its user was shown. */
export function LogonReplayPage() {
  const { reference = '' } = useParams()
  const variables = LOGON_ID.test(reference) ? { logonId: reference } : { reference }
  const { data, error, refetch } = useQuery(LogonReplayDocument, { variables, fetchPolicy: 'network-only' })
  const replay = data?.logonReplay
  return (
    <>
      <PageHeader
        title={replay ? `Logon of ${replay.username ?? 'somebody unknown'}` : 'Logon'}
        above={<BackLink to="/audit">Audit log</BackLink>}
        actions={
          replay && (
            <Button component={Link} to={`/audit?logonId=${encodeURIComponent(replay.logonId)}`} variant="default">
              Its audit events
            </Button>
          )
        }
      />
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Stack aria-busy>
          <Skeleton height={120} />
          <Skeleton height={260} />
        </Stack>
      )}
      {data && !replay && (
        <ListPanel>
          <EmptyList
            icon={IconHistoryOff}
            title="No logon is known by this"
            action={
              <Button component={Link} to="/audit" variant="default">
                To the audit log
              </Button>
            }>
            Check what was quoted: a reference has groups of four, such as ABCD-EFGH-JKMN. Old logons are forgotten
            after a while.
          </EmptyList>
        </ListPanel>
      )}
      {replay && (
        <Stack gap="lg">
          <SummaryPanel replay={replay} />
          <StepPanels steps={replay.steps} />
          <HindsightPanel replay={replay} />
        </Stack>
      )}
    </>
  )
}
