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

/** The prefix of logon IDs. References have groups of four characters instead. */
const LOGON_ID = /^lgn_/

/** One logon from start to end, found by its ID or by the reference shown to its user. */
export function LogonReplayPage() {
  const { reference = '' } = useParams()
  const variables = LOGON_ID.test(reference) ? { logonId: reference } : { reference }
  const { data, error, refetch } = useQuery(LogonReplayDocument, { variables, fetchPolicy: 'network-only' })
  const replay = data?.logonReplay
  return (
    <>
      <PageHeader
        title={replay ? `Logon of ${replay.username ?? 'an unknown user'}` : 'Logon'}
        above={<BackLink to="/audit">Audit log</BackLink>}
        actions={
          replay && (
            <Button component={Link} to={`/audit?logonId=${encodeURIComponent(replay.logonId)}`} variant="default">
              Audit events
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
            title="No logon found for this reference"
            action={
              <Button component={Link} to="/audit" variant="default">
                Open audit log
              </Button>
            }>
            Check the reference: it has groups of four characters, such as ABCD-EFGH-JKMN. Old logons are deleted after
            a while.
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
