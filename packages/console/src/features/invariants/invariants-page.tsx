import { useQuery } from '@apollo/client/react'
import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconLock, IconPlus } from '@tabler/icons-react'
import { Suspense, lazy, useState } from 'react'
import { EmptyList } from '../../components/page/empty-list.tsx'
import { ListPanel } from '../../components/page/list-panel.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { SimulatedSteps } from '../../components/lockout/simulated-steps.tsx'
import { type InvariantPartsFragment, InvariantsDocument } from './gql/invariants.ts'
import { usePermission } from '../../lib/client/viewer.ts'

const InvariantDrawer = lazy(async () => ({ default: (await import('./invariant-drawer.tsx')).InvariantDrawer }))
const RemoveInvariantModal = lazy(async () => ({
  default: (await import('./remove-invariant-modal.tsx')).RemoveInvariantModal,
}))

/** The invariants in words, and whether they hold now. */
export function InvariantsPage() {
  const canWrite = usePermission('schemes:write')
  const { data, error, refetch } = useQuery(InvariantsDocument, { fetchPolicy: 'cache-and-network' })
  const [edited, setEdited] = useState<InvariantPartsFragment | 'new' | null>(null)
  const [removed, setRemoved] = useState<InvariantPartsFragment | null>(null)
  const results = data?.invariantResults
  const addButton = canWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      Add invariant
    </Button>
  )
  return (
    <>
      <PageHeader
        title="Invariants"
        description="Rules that must never be broken. Every change is checked against them before it goes live."
        actions={results && results.length > 0 && addButton}
      />
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!results && !error && <Skeleton height={200} />}
      {results?.length === 0 && (
        <ListPanel>
          <EmptyList icon={IconLock} title="No invariants yet" action={addButton}>
            Write down what must never happen, such as “administrators never complete a logon without Duo”. A change
            that breaks it is refused, with the logon that would break it.
          </EmptyList>
        </ListPanel>
      )}
      <Stack gap="lg">
        {results?.map(({ invariant, isKept, counterExample }) => (
          <Panel
            key={invariant.id}
            title={invariant.name}
            description={invariant.sentence}
            actions={
              <Group gap="xs">
                <Badge variant="light" color={isKept ? 'teal' : 'red'}>
                  {isKept ? 'Holds' : 'Broken'}
                </Badge>
                {canWrite && (
                  <>
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`Edit ${invariant.name}`}
                      onClick={() => setEdited(invariant)}>
                      Edit
                    </Button>
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`Remove ${invariant.name}`}
                      onClick={() => setRemoved(invariant)}>
                      Remove
                    </Button>
                  </>
                )}
              </Group>
            }>
            {counterExample ? (
              <Stack gap="xs">
                <Text size="sm">
                  Broken by this logon of {counterExample.username} through {counterExample.accessType} from{' '}
                  {counterExample.ipAddress}:
                </Text>
                <SimulatedSteps logon={counterExample} />
              </Stack>
            ) : (
              <Text size="sm" c="dimmed">
                No possible logon breaks it.
              </Text>
            )}
          </Panel>
        ))}
      </Stack>
      <Suspense fallback={null}>
        {edited && <InvariantDrawer invariant={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
        {removed && <RemoveInvariantModal invariant={removed} onClose={() => setRemoved(null)} />}
      </Suspense>
    </>
  )
}
