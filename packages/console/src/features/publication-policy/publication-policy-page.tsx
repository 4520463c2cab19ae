import { useQuery } from '@apollo/client/react'
import { Grid, Skeleton, Stack, Text } from '@mantine/core'
import { LockoutCheck } from '../../components/lockout/lockout-check.tsx'
import { PageHeader } from '../../components/page/page-header.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { PublicationPolicyDocument } from './gql/publication-policy.ts'
import { PolicyForm } from './policy-form.tsx'

/** How many administrators have to get in whatever happens, and how long a publication on probation has; beside it, who does get in. */
export function PublicationPolicyPage() {
  const { data, error, refetch } = useQuery(PublicationPolicyDocument, {
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  })
  return (
    <>
      <PageHeader
        title="Publication policy"
        description="What has to hold before a change goes live, so that it locks no administrators out unnoticed."
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
            <Panel title="As things are now">
              <Stack gap="md">
                <LockoutCheck verdict={data.lockoutVerdict} />
                <Text size="sm" c="dimmed">
                  To get in whatever happens, an administrator needs a way that hangs on no single service: recovery
                  codes in a drawer, for example, or a Duo step that lets the office in while Duo is away.
                </Text>
              </Stack>
            </Panel>
          </Grid.Col>
        </Grid>
      )}
    </>
  )
}
