import { useMutation } from '@apollo/client/react'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { Copyable } from '../../components/copyable.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import {
  CreateEnrollmentCodeDocument,
  RemoveEnrollmentCodeDocument,
  UserDocument,
  type UserQuery,
} from './gql/users.ts'
import { formatExactTime } from '../../lib/time/format-time.ts'

interface EnrollmentCodeProps {
  user: { id: string; username: string }
  module: { id: string; title: string }
  unused: NonNullable<UserQuery['user']>['enrollmentCodes'][number] | undefined
}

/** A one-time code with which a user may enroll, shown to whoever makes it and to nobody afterwards. */
export function EnrollmentCode({ user, module, unused }: EnrollmentCodeProps) {
  const variables = { userId: user.id, module: module.id }
  const options = { variables, refetchQueries: [UserDocument], awaitRefetchQueries: true }
  const [create, { loading }] = useMutation(CreateEnrollmentCodeDocument, options)
  const [remove] = useMutation(RemoveEnrollmentCodeDocument, options)
  const [made, setMade] = useState<{ code: string; expiresAt: string } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)

  const make = async () => {
    setFailure(null)
    try {
      setMade((await create()).data!.createEnrollmentCode)
    } catch (error) {
      setFailure(error)
    }
  }
  const revoke = async () => {
    await remove()
    setMade(null)
    showDone('Enrollment code taken back.')
  }
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        Enrollment code
      </Text>
      <Text size="sm" c="dimmed">
        {unused
          ? `Made by ${unused.createdBy}, not used yet. It can be until ${formatExactTime(unused.expiresAt)}.`
          : `For flows in which setting up ${module.title} needs a code from an administrator. It works once, within a day.`}
      </Text>
      {made && (
        <Alert color="teal" variant="light" role="status" title="This is the only time that it is shown">
          <Stack gap={4} align="flex-start">
            <Copyable value={made.code} what="enrollment code" />
            <Text size="sm">Hand it to {user.username} in person or over the phone, not by e-mail.</Text>
          </Stack>
        </Alert>
      )}
      {failure !== null && <ProblemNotice error={failure} />}
      <Group gap="sm">
        <Button variant="default" size="xs" loading={loading} onClick={() => void make()}>
          {unused ? 'Make a new one' : 'Make an enrollment code'}
        </Button>
        {unused && (
          <ConfirmButton
            title="Take the enrollment code back?"
            consequence={`${user.username} can’t enroll with it any more.`}
            confirmLabel="Take back"
            onConfirm={revoke}>
            Take back
          </ConfirmButton>
        )}
      </Group>
    </Stack>
  )
}
