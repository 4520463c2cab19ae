import { useMutation } from '@apollo/client/react'
import { Alert, Anchor, Group, Stack, Text } from '@mantine/core'
import { IconShieldExclamation } from '@tabler/icons-react'
import { Link } from 'react-router'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { AcknowledgeAlarmDocument, OverviewDocument, type OverviewQuery } from './gql/overview.ts'
import { describeUserAgent } from '../../lib/words/describe-user-agent.ts'
import { usePermission } from '../../lib/client/viewer.ts'

type Alarm = OverviewQuery['overview']['alarms'][number]

const WORDS: Readonly<Record<string, { title: string; advice: string }>> = {
  fraud: {
    title: 'reported a request that was not theirs',
    advice: 'Somebody may know their password: talk to them, and set a new one.',
  },
  'identity-conflict': {
    title: 'was about to be confirmed by another user’s account',
    advice: 'Two users of this server have the same name there. Give one of them a name of their own on their page.',
  },
  'recovery-used': {
    title: 'logged on with a recovery code',
    advice: 'If nobody of you had to, end their sessions, and make new codes on the dashboard.',
  },
  'recovery-made': {
    title: 'was given a recovery code at the machine',
    advice: 'If nobody of you did, somebody else can run programs there.',
  },
  'publication-taken-back': {
    title: 'flow: a publication was taken back, because nobody confirmed it in time',
    advice: 'Look at its versions. To publish it again, log on through it before its time is over.',
  },
}

/** What somebody has to look into, until it was acknowledged. */
export function AlarmList({ alarms }: { alarms: readonly Alarm[] }) {
  const canAcknowledge = usePermission('users:write')
  const [acknowledge] = useMutation(AcknowledgeAlarmDocument, {
    refetchQueries: [OverviewDocument],
    awaitRefetchQueries: true,
  })
  if (alarms.length === 0) return null
  return (
    <Stack component="section" gap="sm" aria-label="Alarms">
      {alarms.map((alarm) => {
        const { title, advice } = WORDS[alarm.kind] ?? { title: alarm.kind, advice: '' }
        return (
          <Alert key={alarm.id} color="red" variant="light" icon={<IconShieldExclamation aria-hidden />}>
            <Group justify="space-between" align="flex-start" gap="sm">
              <div style={{ flex: '1 1 16rem', minWidth: 0 }}>
                <Text size="sm" fw={600}>
                  {alarm.subjectId ? (
                    <Anchor
                      component={Link}
                      to={`/users/${alarm.subjectId}`}
                      size="sm"
                      fw={600}
                      c="inherit"
                      underline="always">
                      {alarm.subject}
                    </Anchor>
                  ) : (
                    (alarm.subject ?? 'Somebody')
                  )}{' '}
                  {title}, <RelativeTime at={alarm.at} />.
                </Text>
                <Text size="sm">
                  {advice} It came from {alarm.ipAddress ?? 'an unknown address'}, {describeUserAgent(alarm.userAgent)}.{' '}
                  {alarm.reference && (
                    <Anchor
                      component={Link}
                      to={`/audit?reference=${encodeURIComponent(alarm.reference)}`}
                      size="sm"
                      c="inherit"
                      underline="always">
                      What happened
                    </Anchor>
                  )}
                </Text>
              </div>
              {canAcknowledge && (
                <ConfirmButton
                  label={`Acknowledge the alarm about ${alarm.subject ?? 'somebody'}`}
                  title="Acknowledge this alarm?"
                  consequence="It goes from the overview of every administrator. The audit log keeps it, and that you have seen it."
                  confirmLabel="Acknowledge"
                  isDangerous={false}
                  onConfirm={async () => {
                    await acknowledge({ variables: { id: alarm.id } })
                    showDone('Alarm acknowledged.')
                  }}>
                  Acknowledge
                </ConfirmButton>
              )}
            </Group>
          </Alert>
        )
      })}
    </Stack>
  )
}
