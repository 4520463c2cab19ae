import { useMutation } from '@apollo/client/react'
import { Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { Copyable } from '../../components/copyable.tsx'
import { RefusedChangeModal } from '../../components/lockout/refused-change-modal.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { RemoveEnrollmentDocument, UserDocument, type UserQuery } from './gql/users.ts'
import { describeMethod } from '../../lib/words/describe-method.ts'
import { canOverride } from '../../lib/errors/overridable-codes.ts'
import { toProblem } from '../../lib/client/problem.ts'

/** What links the user to modules, such as the user's account at Duo. */
export function EnrollmentsPanel({ user, canWrite }: { user: NonNullable<UserQuery['user']>; canWrite: boolean }) {
  const [removeEnrollment] = useMutation(RemoveEnrollmentDocument, {
    refetchQueries: [UserDocument],
    awaitRefetchQueries: true,
  })

  const [refused, setRefused] = useState<{ module: string; message: string } | null>(null)

  const remove = async (module: string, override: string | null = null) => {
    try {
      await removeEnrollment({ variables: { module, userId: user.id, override } })
    } catch (error) {
      const problem = toProblem(error)
      if (!canOverride([problem])) throw error
      return setRefused({ module, message: problem.message })
    }
    setRefused(null)
    showDone(`${describeMethod({ module, method: '' })} enrollment removed.`)
  }
  return (
    <Panel
      title="Enrollments"
      description={
        user.enrollments.length === 0
          ? 'None. Modules such as Duo ask the user to enroll at their next logon.'
          : undefined
      }>
      {user.enrollments.length > 0 && (
        <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
          {user.enrollments.map((enrollment) => {
            const title = describeMethod({ module: enrollment.module, method: '' })
            return (
              <Group
                component="li"
                key={`${enrollment.module}-${enrollment.externalId}`}
                justify="space-between"
                wrap="nowrap">
                <div style={{ minWidth: 0 }}>
                  <Text size="sm" fw={500}>
                    {title}
                  </Text>
                  <Copyable value={enrollment.externalId} what={`${title} ID`} />
                  <Text size="sm" c="dimmed">
                    Enrolled <RelativeTime at={enrollment.enrolledAt} />
                  </Text>
                </div>
                {canWrite && (
                  <ConfirmButton
                    label={`Remove ${title} enrollment`}
                    title={`Remove the ${title} enrollment?`}
                    consequence={`${user.username} has to enroll again at the next logon with ${title}. The account at ${title} itself is not changed.`}
                    confirmLabel="Remove enrollment"
                    onConfirm={() => remove(enrollment.module)}>
                    Remove
                  </ConfirmButton>
                )}
              </Group>
            )
          })}
        </Stack>
      )}
      <RefusedChangeModal
        title="The enrollment was not removed"
        refusal={refused && { problems: [refused] }}
        confirmLabel="Remove anyway"
        onOverride={(words) => remove(refused!.module, words)}
        onClose={() => setRefused(null)}
      />
    </Panel>
  )
}
