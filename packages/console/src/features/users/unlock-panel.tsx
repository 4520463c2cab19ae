import { useMutation } from '@apollo/client/react'
import { Stack, Text } from '@mantine/core'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import type { UserRowFragment } from '../../lib/documents/gql/fragments.ts'
import { UnlockUserDocument, UserDocument } from './gql/users.ts'

/** Shown after a hundred failed attempts in a row, which lock the account for everyone, including its owner. */
export function UnlockPanel({ user, canWrite }: { user: UserRowFragment; canWrite: boolean }) {
  const [unlock] = useMutation(UnlockUserDocument, {
    variables: { userId: user.id },
    refetchQueries: [UserDocument],
    awaitRefetchQueries: true,
  })
  return (
    <Panel title="Locked">
      <Stack align="flex-start" gap="sm">
        <Text size="sm">
          After a hundred failed attempts in a row, no more are accepted. {user.username} can only log on in browsers
          used before. Check the audit log before you unlock: someone may be guessing.
        </Text>
        {canWrite && (
          <ConfirmButton
            size="sm"
            isDangerous={false}
            title={`Unlock ${user.username}?`}
            consequence={`${user.username} can try again in any browser, and the count starts over. If someone is guessing, also set a new password.`}
            onConfirm={async () => {
              await unlock()
              showDone(`${user.username} can try again.`)
            }}>
            Unlock user
          </ConfirmButton>
        )}
      </Stack>
    </Panel>
  )
}
