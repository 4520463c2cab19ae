import { useMutation } from '@apollo/client/react'
import { Stack, Text } from '@mantine/core'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import type { UserRowFragment } from '../../lib/documents/gql/fragments.ts'
import { UnlockUserDocument, UserDocument } from './gql/users.ts'

/** Shown while a hundred wrong guesses in a row keep everybody from trying again, the owner included. */
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
          There were a hundred wrong attempts in a row, so no more are taken. Only browsers in which {user.username} has
          logged on before may still get in. Look at the audit log before you unlock: somebody may be guessing.
        </Text>
        {canWrite && (
          <ConfirmButton
            size="sm"
            isDangerous={false}
            title={`Unlock ${user.username}?`}
            consequence={`Attempts at ${user.username}’s password and codes are taken again, and counted from the start. If somebody is guessing, set a new password as well.`}
            onConfirm={async () => {
              await unlock()
              showDone(`${user.username} can try again.`)
            }}>
            Unlock
          </ConfirmButton>
        )}
      </Stack>
    </Panel>
  )
}
