import { useQuery } from '@apollo/client/react'
import { Grid, Skeleton, Stack, Text } from '@mantine/core'
import { LockoutCheck } from '../../components/lockout/lockout-check.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { PublicationPolicyDocument } from './gql/publication-policy.ts'
import { PolicyForm } from './policy-form.tsx'

/** How many administrators must always be able to log on, and how long a provisional publication lasts; next to it, the lock-out check. */
export function PublicationPolicyPage() {
  const { data, error, refetch } = useQuery(PublicationPolicyDocument, {
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  })
  return (
    <>
      <PageHeader
        title="Publication policy"
        description="Rules for changes that go live, so that none locks administrators out unnoticed."
      />
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} />}
      {data && (
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <PolicyForm
              policy={data.publicationPolicy}
              verdict={data.lockoutVerdict}
              onReload={async () => (await refetch()).data!.publicationPolicy}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Panel title="Lock-out check">
              <Stack gap="md">
                <LockoutCheck verdict={data.lockoutVerdict} />
                <Text size="sm" c="dimmed">
                  An administrator can always log on if at least one way depends on no single service: for example
                  recovery codes in a safe place, or a Duo step that fails open in the office network.
                </Text>
              </Stack>
            </Panel>
          </Grid.Col>
        </Grid>
      )}
    </>
  )
}
