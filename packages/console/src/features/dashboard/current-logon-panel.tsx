import { Skeleton, Stack, Text } from '@mantine/core'
import { PassedSteps } from '../../components/sessions/passed-steps.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import type { SessionRowFragment } from '../../lib/documents/gql/fragments.ts'
import { describeUserAgent } from '../../lib/words/describe-user-agent.ts'

/** The logon of the current session. There is none when the caller uses an API token. */
export function CurrentLogonPanel({
  session,
  isLoading,
}: {
  session: SessionRowFragment | null | undefined
  isLoading: boolean
}) {
  return (
    <Panel title="This session">
      {isLoading ? (
        <Skeleton height={80} />
      ) : !session ? (
        <Text size="sm" c="dimmed">
          You are not using a session.
        </Text>
      ) : (
        <Stack gap="sm">
          <PassedSteps steps={session.steps} />
          <Text size="sm" c="dimmed">
            Through the {session.scheme} scheme, version {session.version}, with {describeUserAgent(session.userAgent)}
            {session.ipAddress && ` from ${session.ipAddress}`}. It started <RelativeTime at={session.startedAt} /> and
            ends <RelativeTime at={session.expiresAt} /> at the latest.
          </Text>
        </Stack>
      )}
    </Panel>
  )
}
