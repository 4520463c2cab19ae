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

const WORDS: Readonly<Record<string, { title: string; hint: string }>> = {
  fraud: {
    title: 'reported a fraudulent request',
    hint: 'Someone may know the password. Contact the user and set a new one.',
  },
  'identity-conflict': {
    title: 'was confirmed by an account that belongs to another user',
    hint: 'Two users of this server have the same name at the service. Give one of them another name on the user’s page.',
  },
  'recovery-used': {
    title: 'logged on with a recovery code',
    hint: 'If no administrator did this, end the sessions and make new codes on the dashboard.',
  },
  'recovery-made': {
    title: 'was given a recovery code from the server’s command line',
    hint: 'If no administrator did this, someone else can run programs on the server.',
  },
  'publication-taken-back': {
    title: 'scheme: a publication was rolled back because it was not confirmed in time',
    hint: 'Check its history. If you publish it again, log on through it before the time is up.',
  },
}

/** Events that an administrator has to look into, until they are acknowledged. */
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
        const { title, hint } = WORDS[alarm.kind] ?? { title: alarm.kind, hint: '' }
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
                    (alarm.subject ?? 'An unknown user')
                  )}{' '}
                  {title}, <RelativeTime at={alarm.at} />.
                </Text>
                <Text size="sm">
                  {hint} Source: {alarm.ipAddress ?? 'unknown address'}, {describeUserAgent(alarm.userAgent)}.{' '}
                  {alarm.reference && (
                    <Anchor
                      component={Link}
                      to={`/audit?reference=${encodeURIComponent(alarm.reference)}`}
                      size="sm"
                      c="inherit"
                      underline="always">
                      Show audit events
                    </Anchor>
                  )}
                </Text>
              </div>
              {canAcknowledge && (
                <ConfirmButton
                  label={`Acknowledge the alarm about ${alarm.subject ?? 'an unknown user'}`}
                  title="Acknowledge this alarm?"
                  consequence="It disappears from the overview of all administrators. The audit log keeps it and records that you acknowledged it."
                  confirmLabel="Acknowledge alarm"
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
