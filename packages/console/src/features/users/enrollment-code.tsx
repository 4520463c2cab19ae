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

/** A one-time code with which a user can enroll. Shown once, to the administrator who creates it. */
export function EnrollmentCode({ user, module, unused }: EnrollmentCodeProps) {
  const variables = { userId: user.id, module: module.id }
  const options = { variables, refetchQueries: [UserDocument], awaitRefetchQueries: true }
  const [create, { loading }] = useMutation(CreateEnrollmentCodeDocument, options)
  const [remove] = useMutation(RemoveEnrollmentCodeDocument, options)
  const [created, setCreated] = useState<{ code: string; expiresAt: string } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)

  const createCode = async () => {
    setFailure(null)
    try {
      setCreated((await create()).data!.createEnrollmentCode)
    } catch (error) {
      setFailure(error)
    }
  }
  const revoke = async () => {
    await remove()
    setCreated(null)
    showDone('Enrollment code revoked.')
  }
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        Enrollment code
      </Text>
      <Text size="sm" c="dimmed">
        {unused
          ? `Created by ${unused.createdBy}, not used yet. Valid until ${formatExactTime(unused.expiresAt)}.`
          : `For schemes that require a code from an administrator to set up ${module.title}. It works once, within a day.`}
      </Text>
      {created && (
        <Alert color="teal" variant="light" role="status" title="Copy the code now. It is not shown again.">
          <Stack gap={4} align="flex-start">
            <Copyable value={created.code} what="enrollment code" />
            <Text size="sm">Give it to {user.username} in person or by phone, not by email.</Text>
          </Stack>
        </Alert>
      )}
      {failure !== null && <ProblemNotice error={failure} />}
      <Group gap="sm">
        <Button variant="default" size="xs" loading={loading} onClick={() => void createCode()}>
          {unused ? 'Replace enrollment code' : 'Create enrollment code'}
        </Button>
        {unused && (
          <ConfirmButton
            title="Revoke the enrollment code?"
            consequence={`${user.username} can no longer enroll with it.`}
            confirmLabel="Revoke code"
            onConfirm={revoke}>
            Revoke code
          </ConfirmButton>
        )}
      </Group>
    </Stack>
  )
}
